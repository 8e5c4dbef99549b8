import { describe, expect, it } from 'vitest';
import { tierOf } from '../testing/charts.ts';
import { reduce } from './reduction.ts';
import type { Tier } from './tiers.ts';

const TIMES = [0, 1000, 2000, 3000, 4000, 5000];
const whole = (tier: Tier) => ({ tier, first: 0, end: tier.times().length });
const full = (...values: number[]) => [whole(tierOf(0, TIMES, { a: values }))];

describe('reduce', () => {
  it('keeps the lowest and the highest value of each span beside its mean', () => {
    expect(reduce(full(1, 9, 2, 5, 5, 5), 'a', { from: 0, to: 6000 }, 2, 1000)).toEqual({
      times: [1500, 4500],
      mean: [4, 5],
      low: [1, 5],
      high: [9, 5],
    });
  });

  it('leaves out what lies outside of the range, and spans without a value', () => {
    const rows = full(1, 2, Number.NaN, Number.NaN, 3, 4);
    expect(reduce(rows, 'a', { from: 1000, to: 5000 }, 2, 1000)).toMatchObject({ times: [2000, 4000], mean: [2, 3] });
    expect(reduce(rows, 'a', { from: 2000, to: 4000 }, 2, 1000).times).toEqual([]);
    expect(reduce(rows, 'b', { from: 0, to: 6000 }, 2, 1000).times).toEqual([]);
    expect(reduce([], 'a', { from: 0, to: 1000 }, 3, 1000).times).toEqual([]);
  });

  it('goes on from coarser rows to finer ones, each with the weight of its time', () => {
    const minutes: Tier = { ...tierOf(3000, [3000], { a: [10] }), low: () => [1], high: () => [50] };
    const parts = [whole(minutes), whole(tierOf(0, [4000, 5000], { a: [2, 4] }))];
    expect(reduce(parts, 'a', { from: 0, to: 6000 }, 1, 1000)).toEqual({
      times: [3000],
      mean: [36 / 5],
      low: [1],
      high: [50],
    });
  });
});
