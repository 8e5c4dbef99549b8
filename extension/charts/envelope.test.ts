import { describe, expect, it } from 'vitest';
import { inputOf, reducedInputOf, tierOf } from '../testing/charts.ts';
import { extremesOf, reducedEnd, runsOf, widened } from './envelope.ts';
import type { RowPlan } from './rows.ts';

/** Five steps, then two samples. */
const plan: RowPlan = {
  times: [1, 2, 3, 4, 5, 6, 7],
  from: [0, 1, 2, 3, 4, 5, 6],
  to: [1, 2, 3, 4, 5, 6, 7],
  rows: [0, 1, -1, 2, 3, 0, 1],
  parts: [
    { tier: tierOf(60_000, []), first: 0, end: 5 },
    { tier: tierOf(0, []), first: 5, end: 7 },
  ],
};

describe('runsOf', () => {
  it('ends at a gap, and joins the first sample', () => {
    const cells = [1, 2, null, 3, 4, 5, 6];
    expect(runsOf({ plan, low: cells, high: cells })).toEqual([
      { first: 0, last: 1 },
      { first: 3, last: 5 },
    ]);
  });

  it('needs both values, and is nothing where all is in full resolution', () => {
    expect(runsOf({ plan, low: [1, 1, 1, 1, 1, 1, 1], high: [null, 1, null, null, null, 2, 2] })).toEqual([
      { first: 1, last: 1 },
    ]);
    const full = inputOf([[1, 2, 3]]).plan;
    expect(runsOf({ plan: full, low: [1, 2, 3], high: [1, 2, 3] })).toEqual([]);
  });
});

describe('extremesOf', () => {
  it('are of the reduced rows in view', () => {
    const column = { low: [-9, 1, null, 2, 3, -100, 0], high: [90, 1, null, 7, 3, 100, 0] };
    expect(reducedEnd(plan)).toBe(5);
    expect(extremesOf(plan, [column, undefined], { from: 0, to: 10 })).toEqual({ low: -9, high: 90 });
    expect(extremesOf(plan, [column], { from: 1, to: 10 })).toEqual({ low: 1, high: 7 });
    expect(extremesOf(plan, [undefined], { from: 0, to: 10 })).toBeUndefined();
    const full = inputOf([[1, 2]]);
    expect(extremesOf(full.plan, full.columns, full.range)).toBeUndefined();
    const reduced = reducedInputOf([[[1, 0, 5]]]);
    expect(extremesOf(reduced.plan, reduced.columns, reduced.range)).toEqual({ low: 0, high: 5 });
  });

  it('widen a range', () => {
    expect(widened({ low: 0, high: 5 }, 2, 3)).toEqual([0, 5]);
    expect(widened({ low: 2, high: 3 }, 0, 5)).toEqual([0, 5]);
    expect(widened({ low: 2, high: 3 }, null, null)).toEqual([2, 3]);
    expect(widened(undefined, 1, null)).toEqual([1, null]);
  });
});
