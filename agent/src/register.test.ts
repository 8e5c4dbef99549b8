import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { HelloMessage } from '../../shared/messages.ts';
import { type BuiltAgent, buildAgent, type RunningChild } from './testing/child.ts';
import { allowForBusyMachine, eventually } from './testing/eventually.ts';
import { freePort } from './testing/free-port.ts';
import { helloOf } from './testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;
beforeAll(async () => {
  built = await buildAgent();
});
afterAll(() => built.remove());

/** Runs a program that knows nothing of the agent, with one at a port that was free a moment ago. */
async function run(source: string, flags: string[], environment: Record<string, string> = {}) {
  const port = await freePort();
  const child = built.run(source, { flags, environment: { PROCSCOPE_PORT: String(port), ...environment } });
  return { child, port };
}

/** Writes a file beside the built agent and gives its path. */
function write(name: string, source: string): string {
  const path = join(built.directory, name);
  writeFileSync(path, source);
  return path;
}

const registered = () => ['--import', join(built.directory, 'register.js')];

/** What the agent says of itself, once it listens; the child runs until its input ends. */
function helloAt(port: number, child: RunningChild): Promise<HelloMessage> {
  return eventually(() => {
    expect(child.process.exitCode, child.output.stderr).toBeNull();
    return helloOf(`ws://127.0.0.1:${port}/debug/procscope`);
  });
}

const RUNS_UNTIL_INPUT_ENDS = 'process.stdin.resume();';

async function endOf(child: RunningChild): Promise<RunningChild['output']> {
  child.process.stdin?.end();
  expect(await child.exited).toBe(0);
  return child.output;
}

describe('procscope/register', () => {
  it('watches a process that knows nothing of it, as the environment says', async () => {
    const { child, port } = await run(RUNS_UNTIL_INPUT_ENDS, registered(), {
      PROCSCOPE_NAME: 'from the environment',
      PROCSCOPE_INTERVAL: '250',
    });
    const { service, intervalMs } = await helloAt(port, child);
    expect([service.name, intervalMs]).toEqual(['from the environment', 250]);
    expect(await endOf(child)).toEqual({ stdout: '', stderr: '' });
  });

  it('may be required', async () => {
    const { child, port } = await run(RUNS_UNTIL_INPUT_ENDS, ['--require', join(built.directory, 'register.js')]);
    await helloAt(port, child);
    expect((await endOf(child)).stdout).toBe('');
  });

  it('comes through NODE_OPTIONS to a CommonJS program as to an ES module', async () => {
    const script = write('program.cjs', "process.stdin.resume(); console.log(typeof require('node:fs'));");
    const port = await freePort();
    const child = built.spawn([script], {
      NODE_OPTIONS: `--import ${join(built.directory, 'register.js')}`,
      PROCSCOPE_PORT: String(port),
    });
    await helloAt(port, child);
    expect(await endOf(child)).toEqual({ stdout: 'object\n', stderr: '' });
  });

  it.runIf(Reflect.get(process.features, 'typescript'))('watches TypeScript that Node runs itself', async () => {
    // Node strips no types below a node_modules directory.
    const directory = mkdtempSync(join(tmpdir(), 'procscope-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const script = join(directory, 'program.ts');
    writeFileSync(script, 'const kept: NodeJS.ReadStream = process.stdin; kept.resume();');
    const port = await freePort();
    const child = built.spawn(['--no-warnings', ...registered(), script], { PROCSCOPE_PORT: String(port) });
    await helloAt(port, child);
    expect(await endOf(child)).toEqual({ stdout: '', stderr: '' });
  });

  it('has one sampler with what the program listens to by itself, and shows its charts', async () => {
    const { child, port } = await run(
      `
        import { chart, listen } from './index.js';
        chart({ id: 'own', title: 'Own', unit: '1', kind: 'lines', series: [{ id: 'own.value', value: () => 1 }] });
        console.log(new URL((await listen({ port: 0 })).url).port);
        ${RUNS_UNTIL_INPUT_ENDS}
      `,
      registered(),
    );
    const first = await helloAt(port, child);
    await eventually(() => expect(child.output.stdout).toMatch(/\n$/));
    const second = await helloAt(Number(child.output.stdout), child);
    expect(second.service.instance).toBe(first.service.instance);
    expect(second.charts.map(({ id }) => id)).toContain('own');
    await eventually(async () => expect((await helloAt(port, child)).schema).toBe(second.schema));
    expect((await endOf(child)).stderr).toBe('');
  });

  it('starts no agent in a worker thread', async () => {
    const worker = write(
      'thread.mjs',
      `
        import { parentPort } from 'node:worker_threads';
        const held = () => Reflect.has(globalThis, Symbol.for('procscope.v1'));
        setImmediate(() => parentPort.postMessage(held()));
      `,
    );
    const { child, port } = await run(
      `
        import { Worker } from 'node:worker_threads';
        new Worker(${JSON.stringify(worker)}).once('message', (held) => console.log('agent in the thread:', held));
        ${RUNS_UNTIL_INPUT_ENDS}
      `,
      registered(),
    );
    await helloAt(port, child);
    await eventually(() => expect(child.output.stdout).toContain('\n'));
    expect(await endOf(child)).toEqual({ stdout: 'agent in the thread: false\n', stderr: '' });
  });

  it('gives each process of a cluster an agent, of which the primary tells', async () => {
    const { child, port } = await run(
      `
        import cluster from 'node:cluster';
        if (cluster.isPrimary) {
          cluster.fork();
          cluster.fork();
          process.stdin.once('end', () => cluster.disconnect()).resume();
        }
      `,
      registered(),
      { PROCSCOPE_NAME: 'many' },
    );
    const primary = await eventually(async () => {
      const hello = await helloAt(port, child);
      expect(hello.ports).toHaveLength(2);
      return hello;
    });
    const workers = await Promise.all(primary.ports.map((workerPort) => helloAt(workerPort, child)));
    expect(workers.map(({ service }) => service.name)).toEqual(['many', 'many']);
    expect(new Set([primary, ...workers].map(({ process }) => process.pid)).size).toBe(3);
    expect(await endOf(child)).toEqual({ stdout: '', stderr: '' });
  });
});
