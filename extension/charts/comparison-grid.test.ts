import { describe, expect, it } from 'vitest';
import { type Reduction, reduce } from '../models/reduction.ts';
import { rowsWithin } from '../models/tiers.ts';
import { tierOf } from '../testing/charts.ts';
import { createGrid, layOut, newestValue, type Pace, valueAt } from './comparison-grid.ts';

const PACE: Pace = { intervalAt: () => 1000, stalledMs: () => 0 };
const _ = undefined;
const X = Number.NaN;

/** One value a time, equal to its lowest and highest. */
const reductionOf = (times: number[], mean = times.map((_, index) => index)): Reduction => ({
  times,
  mean,
  low: mean,
  high: mean,
});

describe('createGrid', () => {
  it('divides the range into spans, with some beyond it', () => {
    const grid = createGrid({ from: 1000, to: 5000 }, 4, 1500);
    expect(grid).toEqual({
      range: { from: -1000, to: 8000 },
      spanMs: 1000,
      times: [-500, 500, 1500, 2500, 3500, 4500, 5500, 6500, 7500],
    });
  });

  it('keeps its spans where they are while the range moves', () => {
    const times = (from: number) => createGrid({ from, to: from + 4000 }, 4, 0).times;
    expect(times(1300)).toEqual(times(1700));
    expect(times(1300)).toEqual([1500, 2500, 3500, 4500, 5500]);
  });

  it('stays small in a view of milliseconds', () => {
    expect(createGrid({ from: 0, to: 100 }, 50, 60_000).times).toHaveLength(251);
  });
});

describe('layOut', () => {
  it('puts series of different clocks over each other by the same spans', () => {
    const grid = createGrid({ from: 0, to: 4000 }, 4, 0);
    const range = { from: 10_000, to: 14_000 };
    const tier = tierOf(0, [10_100, 11_100, 12_100, 13_100], { a: [1, 2, 3, 4] });
    const reduction = reduce(rowsWithin([tier], range, 0), 'a', range, 4, 1000);
    expect(layOut(reduction, grid, -10_000, PACE).cells).toEqual([1, 2, 3, 4, null]);
    expect(layOut(reduction, grid, -11_000, PACE).cells).toEqual([2, 3, 4, null, null]);
  });

  it('keeps the lowest and the highest value of a span', () => {
    const grid = createGrid({ from: 0, to: 2000 }, 1, 0);
    const { cells, low, high } = layOut({ times: [1000], mean: [5], low: [1], high: [9] }, grid, 0, PACE);
    expect([cells, [...(low ?? [])], [...(high ?? [])]]).toEqual([
      [5, null],
      [1, X],
      [9, X],
    ]);
  });

  it('joins samples that are an interval apart where spans are shorter', () => {
    const grid = createGrid({ from: 0, to: 2400 }, 6, 0);
    expect(layOut(reductionOf([200, 1000, 2200]), grid, 0, PACE).cells).toEqual([0, _, 1, _, _, 2, null]);
  });

  it('leaves a gap open where samples are missing', () => {
    const grid = createGrid({ from: 0, to: 10_000 }, 10, 0);
    const times = [500, 1500, 2500, 7500, 8500];
    expect(layOut(reductionOf(times), grid, 0, PACE).cells).toEqual([
      0,
      1,
      2,
      null,
      null,
      null,
      null,
      3,
      4,
      null,
      null,
    ]);
  });

  it('closes a gap that a stall explains', () => {
    const grid = createGrid({ from: 0, to: 10_000 }, 10, 0);
    const stalled: Pace = { ...PACE, stalledMs: (from, to) => (from === 2500 && to === 7500 ? 4000 : 0) };
    const times = [500, 1500, 2500, 7500, 8500];
    expect(layOut(reductionOf(times), grid, 0, stalled).cells).toEqual([0, 1, 2, _, _, _, _, 3, 4, null, null]);
  });

  it('joins what is kept once a minute only', () => {
    const grid = createGrid({ from: 0, to: 240_000 }, 24, 0);
    const cells = layOut(reductionOf([5000, 65_000, 125_000, 185_000]), grid, 0, PACE).cells;
    expect(cells.filter((cell) => cell === null)).toHaveLength(6);
    expect(cells.slice(0, 7)).toEqual([0, _, _, _, _, _, 1]);
  });
});

describe('valueAt', () => {
  it('is the nearest value that belongs to the place', () => {
    expect(valueAt([1, _, _, 2], 1)).toBe(1);
    expect(valueAt([1, _, _, 2], 2)).toBe(2);
    expect(valueAt([1, null, 2], 1)).toBeUndefined();
    expect(valueAt([], 3)).toBeUndefined();
  });
});

describe('newestValue', () => {
  it('is the last one in view', () => {
    const grid = createGrid({ from: 0, to: 3000 }, 3, 1000);
    expect(newestValue([null, 1, 2, null, 9, 10], grid, 2999)).toBe(2);
    expect(newestValue([null, 1, 2, null, 9, 10], grid, 3000)).toBe(9);
    expect(newestValue([null, null, null, null, 9, 10], grid, 2000)).toBeUndefined();
  });
});
