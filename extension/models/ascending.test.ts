import { expect, it } from 'vitest';
import { lowerBound } from './ascending.ts';

it.each([
  [0, 0],
  [10, 0],
  [11, 1],
  [20, 1],
  [30, 3],
  [31, 4],
])('lowerBound of %i is %i', (value, index) => {
  expect(lowerBound([10, 20, 20, 30], value)).toBe(index);
  expect(lowerBound([], value)).toBe(0);
});
