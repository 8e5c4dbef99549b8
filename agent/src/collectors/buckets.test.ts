import { expect, test } from 'vitest';
import { createDurationBuckets } from './buckets.ts';

const countsOf = (buckets: ReturnType<typeof createDurationBuckets>) => {
  const values = new Float64Array(buckets.series.length);
  buckets.drain(values, 0);
  return [...values];
};

test('the bounds are 1, 2, 5 over whole decades and one more than the series', () => {
  const { bounds, series } = createDurationBuckets('pause', -3, -1);
  expect(bounds).toEqual([0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]);
  expect(series).toHaveLength(6);
  expect(series[0]).toEqual({ id: 'pause{le=0.002}', label: '1 ms to 2 ms' });
});

test('a duration counts in the bucket whose lower bound it reaches', () => {
  const buckets = createDurationBuckets('pause', -3, -2);
  for (const seconds of [0.001, 0.00199, 0.002, 0.0099]) buckets.record(seconds);
  expect(countsOf(buckets)).toEqual([2, 1, 1]);
});

test('durations beyond the ends are kept in the first and the last bucket', () => {
  const buckets = createDurationBuckets('pause', -3, -2);
  buckets.record(0);
  buckets.record(60);
  expect(countsOf(buckets)).toEqual([1, 0, 1]);
});

test('each drain holds the counts since the one before, at its offset', () => {
  const buckets = createDurationBuckets('pause', -3, -2);
  buckets.record(0.003);
  const values = new Float64Array(5).fill(7);
  expect(buckets.drain(values, 1)).toBe(4);
  expect([...values]).toEqual([7, 0, 1, 0, 7]);
  expect(countsOf(buckets)).toEqual([0, 0, 0]);
});
