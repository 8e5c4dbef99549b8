import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const directory = mkdtempSync(path.join(tmpdir(), 'procscope-collectors-'));
const program = path.join(directory, 'program.mjs');

/**
 * A host that starts every collector, is sampled once, and then has nothing left to do. Its worker, where the permission
 * model allows one, never answers.
 */
const PROGRAM = `
  import { Worker } from 'node:worker_threads';
  import { COLLECTORS } from './collectors.mjs';
  const host = { toEpoch: (ms) => ms, emit() {}, warn: console.error };
  const collectors = Object.values(COLLECTORS).map((create) => create(host));
  for (const collector of collectors) collector.watch?.(true);
  if (!process.permission) {
    new Worker('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', { eval: true }).unref();
  }
  const timers = () => process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length;
  console.log(timers());
  // So many turns that the probe goes over to ticks.
  for (let turn = 0; turn < 1000; turn++) await new Promise(setImmediate);
  console.log(timers());
  const readAll = () => {
    const counts = collectors.map((collector) => {
      const values = new Float64Array(200).fill(NaN);
      collector.read(values, { time: 0, elapsedMs: 1000 });
      return values.filter((value) => value >= 0).length;
    });
    if (counts.every((count) => count > 0)) console.log(true);
    else setTimeout(readAll, 1);
  };
  readAll();
  let exits = 0;
  process.on('beforeExit', () => exits++);
  process.on('exit', () => console.log(exits));
`;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.join(import.meta.dirname, 'index.ts'),
      outDir: directory,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'collectors.mjs' } },
    },
  });
  writeFileSync(program, PROGRAM);
});
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  [[]],
  [['--disallow-code-generation-from-strings']],
  [['--frozen-intrinsics']],
  [[process.version.startsWith('v20') ? '--experimental-permission' : '--permission', `--allow-fs-read=${directory}`]],
])('a host started with %j is sampled and ends by itself, once', async (flags) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', ...flags, program]);
  expect(stdout).toBe('0\n0\ntrue\n1\n');
});
