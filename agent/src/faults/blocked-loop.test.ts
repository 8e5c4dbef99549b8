import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import type { TestClient } from '../testing/test-client.ts';
import { watch } from '../testing/watch.ts';

const BLOCK_MS = 10_000;
const INTERVAL_MS = 500;

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
  await vi.waitFor(() => expect(there.times().length).toBeGreaterThan(2), { timeout: 5000 });
  child.process.stdin?.write('block');
  await vi.waitFor(() => expect(child.output.stdout).not.toBe(''), { timeout: 3 * BLOCK_MS, interval: 100 });
  const { start, end } = JSON.parse(child.output.stdout);

  const late = await watch(child);
  for (const client of [there, late]) {
    await vi.waitFor(() => expect(client.times().filter((time) => time > end).length).toBeGreaterThan(2), {
      timeout: 5000,
    });
    await vi.waitFor(() => expect(stalls(client)).toHaveLength(1));
    const times = client.times();
    // No row was made up for the time in which nobody could look, nor any for what was missed afterwards.
    expect(times.filter((time) => time > start + 1 && time < end - 1)).toEqual([]);
    expect(times.filter((time) => time > end && time < end + INTERVAL_MS).length).toBeLessThanOrEqual(2);
    expect(gap(times)?.before).toBeLessThan(start + 1);
    expect(gap(times)?.after).toBeGreaterThan(end - 1);

    // The clocks of both processes' ends are one; a millisecond is what timers leave open.
    const [stall = { at: 0, durationMs: 0, uncertaintyMs: 0 }] = stalls(client);
    expect(stall.at - stall.uncertaintyMs).toBeLessThan(start + 1);
    expect(stall.at + stall.durationMs + stall.uncertaintyMs).toBeGreaterThan(end - 1);
    expect(Math.abs(stall.durationMs - (end - start))).toBeLessThan(200);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  }
  expect(late.times().slice(0, 3)).toEqual(there.times().slice(0, 3));
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
}, 60_000);
