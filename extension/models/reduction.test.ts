import { describe, expect, it } from 'vitest';
import { reduce } from './reduction.ts';

const times = Float64Array.from([0, 1000, 2000, 3000, 4000, 5000]);

describe('reduce', () => {
  it('keeps the lowest and the highest value of each span beside its mean', () => {
    expect(reduce(times, Float64Array.from([1, 9, 2, 5, 5, 5]), { from: 0, to: 6000 }, 2)).toEqual({
      times: [1500, 4500],
      mean: [4, 5],
      low: [1, 5],
      high: [9, 5],
    });
  });

  it('leaves out what lies outside of the range, and spans without a value', () => {
    const values = Float64Array.from([1, 2, Number.NaN, Number.NaN, 3, 4]);
    expect(reduce(times, values, { from: 1000, to: 5000 }, 2)).toMatchObject({ times: [2000, 4000], mean: [2, 3] });
    expect(reduce(times, values, { from: 2000, to: 4000 }, 2).times).toEqual([]);
    expect(reduce(new Float64Array(), new Float64Array(), { from: 0, to: 1000 }, 3).times).toEqual([]);
  });
});
