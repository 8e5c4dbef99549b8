import { expect, test } from 'vitest';
import { createDurationHistogram } from './duration-histogram.ts';

test('a percentile is within 5 % of the true one, over six decades', () => {
  const durations = Array.from({ length: 1000 }, (_, index) => 1000 * 10 ** ((6 * index) / 999));
  const histogram = createDurationHistogram();
  for (const duration of durations) histogram.record(duration);
  for (const percentile of [1, 50, 90, 99, 100]) {
    const truth = durations[percentile * 10 - 1] ?? 0;
    expect(Math.abs(histogram.percentile(percentile) / truth - 1)).toBeLessThan(0.05);
  }
  expect(histogram.count).toBe(1000);
  expect(histogram.max).toBe(1e9);
});

test('durations beyond the ends are counted, and none is made longer than it was', () => {
  const histogram = createDurationHistogram();
  histogram.record(0);
  expect(histogram.percentile(50)).toBe(0);
  histogram.record(3.6e12);
  expect(histogram.percentile(100)).toBeLessThanOrEqual(3.6e12);
  expect(histogram.max).toBe(3.6e12);
  expect(histogram.count).toBe(2);
});

test('after a reset it is empty', () => {
  const histogram = createDurationHistogram();
  histogram.record(5e6);
  histogram.reset();
  expect([histogram.count, histogram.max, histogram.percentile(50)]).toEqual([0, 0, 0]);
});
