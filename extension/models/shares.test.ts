import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it.each([
  [0, [0, 0, 0]],
  [2, [2, 0, 0]],
  [4, [3, 0, 1]],
  [9, [3, 0, 2]],
])('gives the first %d of the lists', (first, shares) => {
  expect(sharesOf([3, 0, 2], first)).toEqual(shares);
});
