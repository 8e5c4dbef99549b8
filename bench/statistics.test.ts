import { expect, test } from 'vitest';
import { quantile, slope, summarize } from './statistics.js';

test('summarize gives the middle, between two where there are two, and the ends', () => {
  expect(summarize([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3, runs: 3 });
  expect(summarize([4, 1, 3, 2]).median).toBe(2.5);
  expect(summarize([]).median).toBeNaN();
});

test('quantile goes in proportion between two values', () => {
  expect(quantile([30, 10, 20], 0.75)).toBe(25);
});

test('slope is that of the line, whatever a point far off it says', () => {
  const points = [0, 1, 2, 3, 4, 5].map((x) => [x, 2 * x + 1] as const);
  expect(slope([...points, [6, 1000]])).toBe(2);
  expect(slope([[1, 1]])).toBeNaN();
});
