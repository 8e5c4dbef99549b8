import { expect, it } from 'vitest';
import { extremesOf } from './comparison.ts';

it('takes the envelope into the range of the values', () => {
  const band = { cells: [5, null], low: Float64Array.of(1, -9), high: Float64Array.of(8, 99) };
  expect(extremesOf([band, undefined, { cells: [2, undefined, 9] }])).toEqual([1, 9]);
});

it('knows no range of nothing', () => {
  expect(extremesOf([undefined, { cells: [null] }])).toEqual([null, null]);
});
