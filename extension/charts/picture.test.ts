import { expect, it } from 'vitest';
import { flow } from './picture.ts';

it('breaks a legend into lines, and never before the first entry of one', () => {
  expect(flow([40, 40, 40, 200, 10], 100, 10)).toEqual([
    { x: 0, line: 0 },
    { x: 50, line: 0 },
    { x: 0, line: 1 },
    { x: 0, line: 2 },
    { x: 0, line: 3 },
  ]);
  expect(flow([], 100, 10)).toEqual([]);
});
