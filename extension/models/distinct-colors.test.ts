import { expect, it } from 'vitest';
import { distinctColors } from './distinct-colors.ts';

it('leaves colours alone that differ', () => {
  expect(distinctColors([3, 0, 7])).toEqual([3, 0, 7]);
});

it('gives the second of a colour a place that nobody has', () => {
  expect(distinctColors([0, 0])).toEqual([0, 1]);
  expect(distinctColors([0, 0, 1, 0])).toEqual([0, 2, 1, 3]);
});

it('repeats colours only when there are no more', () => {
  const colors = distinctColors(Array.from({ length: 9 }, () => 4));
  expect(new Set(colors.slice(0, 8)).size).toBe(8);
  expect(colors[8]).toBe(4);
});
