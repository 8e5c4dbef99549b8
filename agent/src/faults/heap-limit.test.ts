import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent, type RunningChild } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

// The default limit for young objects would come on top, and be larger.
const flags = ['--max-old-space-size=32', '--max-semi-space-size=1'];

const LISTEN = `
  import { listen } from './index.js';
  const agent = await listen({ port: 0, interval: 100 });
  console.error(agent.url);
`;

/** Fills the heap to four fifths of its limit and holds on to it; told to go on, to the end. */
const HOST = `
  import { getHeapStatistics } from 'node:v8';
  const held = [];
  const part = () => {
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    return used_heap_size / heap_size_limit;
  };
  function grow(most) {
    while (part() < most) held.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  }
  grow(0.8);
  console.log('full');
  process.stdin.once('data', () => grow(Infinity));
`;

async function outcome(child: RunningChild) {
  const code = await child.exited;
  const { stdout, stderr } = child.output;
  return { code, signal: child.process.signalCode, stdout, isFatal: /JavaScript heap out of memory/.test(stderr) };
}

// A net for what grows with time on the heap: the history is kept outside of it, and a sample leaves nothing behind.
it('a heap close to its limit is sampled, and ends the process neither sooner nor otherwise', async () => {
  const bare = built.run(HOST, { flags });
  const child = built.run(`${LISTEN}${HOST}`, { flags });
  const client = await watch(child);
  await eventually(() => expect([bare.output.stdout, child.output.stdout]).toEqual(['full\n', 'full\n']));
  const before = client.frames.length;
  await eventually(() => expect(client.frames.length).toBeGreaterThan(before + 10));
  for (const each of [bare, child]) each.process.stdin?.write('go on');
  const expected = await outcome(bare);
  expect(expected.isFatal).toBe(true);
  expect(await outcome(child)).toEqual(expected);
});

it('a heap close to its limit that is left alone ends by itself', async () => {
  const child = built.run(`${LISTEN}${HOST}`, { flags });
  await watch(child);
  await eventually(() => expect(child.output.stdout).toBe('full\n'));
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
});
