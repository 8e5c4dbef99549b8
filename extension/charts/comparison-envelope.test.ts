import { expect, it } from 'vitest';
import { runsOf } from './comparison-envelope.ts';

const _ = undefined;

it('finds the runs of values between gaps', () => {
  expect(runsOf([1, 2, null, null, 3, _, 4, null, 5])).toEqual([[0, 1], [4, 6], [8]]);
  expect(runsOf([null, null])).toEqual([]);
  expect(runsOf([])).toEqual([]);
});
