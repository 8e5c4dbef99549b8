import { getHeapStatistics } from 'node:v8';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Collector } from '../collector.ts';
import { createGcCollector } from './gc.ts';
import { collectGarbage, createTestHost, sample } from './testing.ts';

let host: ReturnType<typeof createTestHost>;
let collector: Collector;
beforeEach(() => {
  host = createTestHost();
  collector = createGcCollector(host);
});
afterEach(() => collector.close?.());

/** Enough live objects for a collection to take more than a millisecond. */
const ballast = Array.from({ length: 300_000 }, (_, index) => ({ index }));

test('a major collection shows as time, count, pause and heap left, each once', async () => {
  await vi.waitFor(() => expect(sample(collector).get('v8js.gc.collections{v8js.gc.type=major}')).toBe(0));
  collectGarbage();
  const values = await vi.waitFor(() => {
    const values = sample(collector, 2000);
    expect(values.get('v8js.gc.collections{v8js.gc.type=major}')).toBeGreaterThanOrEqual(0.5);
    return values;
  });
  expect(values.get('v8js.gc.time{v8js.gc.type=major}')).toBeGreaterThan(0);
  expect(values.get('v8js.memory.heap.used{v8js.gc.after=major}')).toBeGreaterThan(ballast.length);
  const counts = collector.charts.find(({ kind }) => kind === 'heatmap')?.series.map(({ id }) => values.get(id) ?? 0);
  const paused = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  expect(paused).toBeGreaterThanOrEqual(1);
  const rates = [...values].filter(([id]) => id.startsWith('v8js.gc.collections')).map(([, rate]) => rate);
  expect(rates.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(paused / 2);

  const next = sample(collector);
  expect(next.get('v8js.gc.collections{v8js.gc.type=major}')).toBe(0);
  expect(next.get('v8js.memory.heap.used{v8js.gc.after=major}')).toBeGreaterThan(ballast.length);
});

test('a pause of a millisecond or more is an event at its own start', async () => {
  const before = performance.now();
  collectGarbage();
  const after = performance.now();
  await vi.waitFor(() => expect(host.events.some((event) => event.kind === 'gc' && event.type === 'major')).toBe(true));
  const majors = host.events.filter((event) => event.kind === 'gc' && event.type === 'major');
  expect(majors.every(({ at }) => at >= before && at <= after)).toBe(true);
});

test('shorter pauses are counted and are no events', async () => {
  collectGarbage();
  for (let round = 0; round < 20; round++) collectGarbage({ type: 'minor' });
  await vi.waitFor(() => {
    const short = [...sample(collector)].filter(([id, count]) => /le=0\.000/.test(id) && count > 0);
    expect(short).not.toEqual([]);
  });
  await vi.waitFor(() => expect(host.events).not.toEqual([]));
  for (const event of host.events) expect(event.kind === 'gc' && event.durationMs).toBeGreaterThanOrEqual(1);
});

test('a sample takes entries that no observer has delivered yet', async () => {
  // The observer's own delivery takes another turn; a sample in the turn in which the entry arrives has it already.
  collectGarbage();
  await new Promise(setImmediate);
  expect(sample(collector).get('v8js.gc.collections{v8js.gc.type=major}')).toBeGreaterThanOrEqual(1);
});

test('the buckets of the heatmap fit its bounds', () => {
  const heatmap = collector.charts.find(({ kind }) => kind === 'heatmap');
  expect(heatmap?.bounds).toHaveLength((heatmap?.series.length ?? 0) + 1);
});

const ALLOCATED = 'v8js.memory.allocated';
const V8_COUNTS = 'total_allocated_bytes' in getHeapStatistics();

test.runIf(V8_COUNTS)('what is allocated since the last sample is told by the second', () => {
  sample(collector);
  const kept = Array.from({ length: 200_000 }, (_, index) => ({ index }));
  const values = sample(collector, 10_000);
  // A tenth of it, as ten seconds have passed: 24 bytes or more each, and what the array takes while it grows.
  expect(values.get(ALLOCATED)).toBeGreaterThan(kept.length * 2.4);
  expect(values.get(ALLOCATED)).toBeLessThan(kept.length * 16);
});

test.runIf(!V8_COUNTS)('where V8 does not count what is allocated, there is no chart of it', () => {
  expect(sample(collector).has(ALLOCATED)).toBe(false);
});

test('after closing, also twice, collections go unnoticed', async () => {
  collector.close?.();
  collector.close?.();
  const witness = createTestHost();
  const other = createGcCollector(witness);
  collectGarbage();
  await vi.waitFor(() => expect(witness.events).not.toEqual([]));
  other.close?.();
  expect(host.events).toEqual([]);
});
