import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import type { TestClient } from '../testing/test-client.ts';
import { watch } from '../testing/watch.ts';

const BLOCK_MS = 10_000;
const INTERVAL_MS = 500;
/** The agent's clock starts at a whole millisecond, the child's does not. */
const SLACK_MS = 5;

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

function stalls(client: TestClient) {
  const events = client.messages.flatMap((message) => (message.type === 'events' ? message.events : []));
  return events.flatMap((event) => (event.kind === 'stall' && event.durationMs > BLOCK_MS / 2 ? [event] : []));
}

/** The two rows between which nothing was sampled for most of the block. */
function gap(times: readonly number[]): { before: number; after: number } | undefined {
  const index = times.findIndex((time, place) => time - (times[place - 1] ?? time) > BLOCK_MS / 2);
  return index < 0 ? undefined : { before: times[index - 1] ?? Number.NaN, after: times[index] ?? Number.NaN };
}

it('a block of ten seconds is a gap and a stall in the history, and samples go on behind it', async () => {
  const child = built.run(`
    import { listen } from './index.js';
    const agent = await listen({ port: 0, interval: ${INTERVAL_MS} });
    console.error(agent.url);
    process.stdin.once('data', () => {
      // Both ends by the wall clock, on which the agent's rows and events are.
      const start = performance.timeOrigin + performance.now();
      while (performance.timeOrigin + performance.now() - start < ${BLOCK_MS});
      console.log(JSON.stringify({ start, end: performance.timeOrigin + performance.now() }));
    });
  `);
  const there = await watch(child);
  await eventually(() => expect(there.times().length).toBeGreaterThan(2));
  child.process.stdin?.write('block');
  await eventually(() => expect(child.output.stdout).not.toBe(''));
  const { start, end } = JSON.parse(child.output.stdout);

  const late = await watch(child);
  for (const client of [there, late]) {
    await eventually(() => expect(client.times().filter((time) => time > end).length).toBeGreaterThan(2));
    await eventually(() => expect(stalls(client)).toHaveLength(1));
    const times = client.times();
    // No row was made up for the time in which nobody could look, nor any for what was missed afterwards.
    expect(times.filter((time) => time > start + SLACK_MS && time < end - SLACK_MS)).toEqual([]);
    expect(times.filter((time) => time > end && time < end + INTERVAL_MS).length).toBeLessThanOrEqual(2);
    expect(gap(times)?.before).toBeLessThan(start + SLACK_MS);
    expect(gap(times)?.after).toBeGreaterThan(end - SLACK_MS);

    const [stall = { at: 0, durationMs: 0, uncertaintyMs: 0 }] = stalls(client);
    expect(stall.at - stall.uncertaintyMs).toBeLessThan(start + SLACK_MS);
    expect(stall.at + stall.durationMs + stall.uncertaintyMs).toBeGreaterThan(end - SLACK_MS);
    expect(Math.abs(stall.durationMs - (end - start))).toBeLessThan(BLOCK_MS / 10);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  }
  expect(late.times().slice(0, 3)).toEqual(there.times().slice(0, 3));
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
});
