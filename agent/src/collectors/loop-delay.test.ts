import { expect, test, vi } from 'vitest';
import { createLoopDelay, measuresEveryTurn, writeDelays } from './loop-delay.ts';
import { block } from './testing.ts';

const NONE = Array(4).fill(Number.NaN);

/** A histogram of whole milliseconds, each seen once. */
function histogramOf(...milliseconds: number[]) {
  const sorted = milliseconds.toSorted((a, b) => a - b).map((value) => value * 1e6);
  return {
    count: sorted.length,
    max: sorted.at(-1) ?? 0,
    percentile: (p: number) => sorted[Math.max(0, Math.ceil((p / 100) * sorted.length - 1e-9) - 1)] ?? 0,
  };
}

function delaysOf(histogram: ReturnType<typeof histogramOf>, ownTurns: number) {
  const values = new Float64Array(4).fill(Number.NaN);
  writeDelays(histogram, values, 0, ownTurns);
  return [...values].map((seconds) => Math.round(seconds * 1e6) / 1e3);
}

test.each([
  ['v20.19.0', false],
  ['v22.23.0', false],
  ['v24.20.0', false],
  ['v24.21.0', true],
  ['v25.9.0', false],
  ['v26.4.0', false],
  ['v26.5.0', true],
  ['v27.0.0', true],
  ['v28.1.0-nightly2027', true],
])('%s measures every turn: %s', (version, expected) => {
  expect(measuresEveryTurn(version)).toBe(expected);
});

test('percentiles and maximum are in seconds', () => {
  expect(delaysOf(histogramOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 120), 0)).toEqual([5, 9, 120, 120]);
});

test("the agent's own empty turns do not count", () => {
  expect(delaysOf(histogramOf(0, 0, 0, 10, 20), 3)).toEqual([10, 20, 20, 20]);
  expect(delaysOf(histogramOf(0, 0), 5)).toEqual([0, 0, 0, 0]);
});

test('a histogram without values gives none', () => {
  expect(delaysOf(histogramOf(), 0)).toEqual(NONE);
});

test('where Node does not measure every turn, the turns of the probe are the delay, each once', () => {
  const delay = createLoopDelay('v20.19.0');
  const read = (longestMs = 0) => {
    const values = new Float64Array(4).fill(Number.NaN);
    delay.read(values, 0, 0, longestMs);
    return [...values];
  };
  for (const workMs of [1, 1, 1, 1, 1, 1, 1, 1, 1, 40]) delay.record(workMs);
  const [p50 = 0, p90 = 0, p99 = 0, max] = read();
  expect(Math.abs(p50 / 0.001 - 1)).toBeLessThan(0.05);
  expect(p90).toBe(p50);
  expect(Math.abs(p99 / 0.04 - 1)).toBeLessThan(0.05);
  expect(max).toBe(0.04);
  expect(read(250)).toEqual(NONE);
  delay.record(1);
  expect(read(250)[3]).toBe(0.25);
  delay.close();
});

test.runIf(measuresEveryTurn(process.version))('with samples per turn a stall shows in both gears', async () => {
  const delay = createLoopDelay();
  const values = new Float64Array(4).fill(Number.NaN);
  delay.read(values, 0, 0, 0);
  expect(values[3]).toBeNaN();
  await new Promise(setImmediate);
  block(60);
  await vi.waitFor(() => {
    delay.read(values, 0, 0, 0);
    expect(values[3]).toBeGreaterThanOrEqual(0.06);
  });
  delay.close();
});
