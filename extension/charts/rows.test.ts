import { describe, expect, it } from 'vitest';
import { createSeriesStore } from '../models/series.ts';
import { rowsWithin } from '../models/tiers.ts';
import { tierOf } from '../testing/charts.ts';
import { frameOf, stallAt } from '../testing/fixtures.ts';
import { gapsOf, isReduced, pickColumn, planRows } from './rows.ts';

const INTERVAL = () => 1000;
const X = Number.NaN;

const rowsOf = (...times: number[]) => rowsWithin([tierOf(0, times)], { from: 0, to: 1_000_000 }, 0);

describe('planRows', () => {
  it('puts each row at its time, with the interval that it covers', () => {
    expect(planRows(rowsOf(2000, 3000, 4000), INTERVAL, [])).toMatchObject({
      times: [2000, 3000, 4000],
      from: [1000, 2000, 3000],
      to: [2000, 3000, 4000],
      rows: [0, 1, 2],
    });
  });

  it('has nothing to show of an empty store', () => {
    expect(planRows([], INTERVAL, [])).toEqual({ times: [], from: [], to: [], rows: [], parts: [] });
  });

  it('puts a gap in the middle between rows that are too far apart', () => {
    const { times, rows } = planRows(rowsOf(1000, 2000, 9000, 10_000), INTERVAL, []);
    expect(rows).toEqual([0, 1, -1, 2, 3]);
    expect(times[2]).toBe(5500);
    // A step is drawn at its own middle.
    const steps = { tier: tierOf(10_000, [10_000, 60_000]), first: 0, end: 2 };
    expect(planRows([steps], INTERVAL, []).times).toEqual([5000, 30_000, 55_000]);
  });

  it('sees no gap in a sample that is a little late', () => {
    expect(planRows(rowsOf(1000, 2400, 3900), INTERVAL, []).rows).toEqual([0, 1, 2]);
  });

  it('sees no gap where a stall covers the time, and one where it does not', () => {
    const rows = rowsOf(1000, 2000, 9000);
    expect(planRows(rows, INTERVAL, [stallAt(2300, 6000)]).rows).toEqual([0, 1, 2]);
    expect(planRows(rows, INTERVAL, [stallAt(2300, 2000)]).rows).toEqual([0, 1, -1, 2]);
    expect(planRows(rows, INTERVAL, [stallAt(7000, 2000)]).rows).toEqual([0, 1, -1, 2]);
    const halves = [stallAt(2300, 3000), stallAt(5300, 3000)];
    expect(planRows(rows, INTERVAL, halves).rows).toEqual([0, 1, 2]);
  });

  it('measures each row by the interval of its own time', () => {
    const shorterLater = (time: number) => (time <= 3000 ? 1000 : 200);
    expect(planRows(rowsOf(1000, 2000, 3000, 3200, 3400, 4400), shorterLater, []).rows).toEqual([0, 1, 2, 3, 4, -1, 5]);
  });

  it('goes on from steps, which stand at their middle, to samples', () => {
    const steps = { tier: tierOf(10_000, [10_000, 20_000, 40_000]), first: 0, end: 3 };
    const samples = { tier: tierOf(0, [40_000, 41_000, 42_000]), first: 1, end: 3 };
    const plan = planRows([steps, samples], INTERVAL, []);
    expect(plan).toMatchObject({
      times: [5000, 15_000, 25_000, 35_000, 41_000, 42_000],
      from: [0, 10_000, 20_000, 30_000, 40_000, 41_000],
      to: [10_000, 20_000, 30_000, 40_000, 41_000, 42_000],
      rows: [0, 1, -1, 2, 1, 2],
    });
    expect(plan.parts).toMatchObject([
      { first: 0, end: 4 },
      { first: 4, end: 6 },
    ]);
  });

  it('sees no gap in steps that samples are further apart than', () => {
    const steps = { tier: tierOf(10_000, [10_000, 20_000, 40_000, 50_000]), first: 0, end: 4 };
    expect(planRows([steps], () => 12_000, []).rows).toEqual([0, 1, 2, 3]);
  });
});

it('tells the gaps of a plan, from sample to sample', () => {
  expect(gapsOf({ times: [1000, 2000, 2500, 9000], rows: [0, 1, -1, 2] })).toEqual([{ at: 2000, durationMs: 7000 }]);
  expect(gapsOf({ times: [], rows: [] })).toEqual([]);
});

describe('pickColumn', () => {
  const full = tierOf(0, [1000, 2000, 3000], { a: [10, X, 12], c: [1, 2, 3] });
  const steps = {
    ...tierOf(60_000, [60_000, 120_000], { a: [5, 6] }),
    low: (id: string) => (id === 'a' ? [1, 2] : undefined),
    high: (id: string) => (id === 'a' ? [X, 9] : undefined),
  };
  const planOf = (rows: number[], parts: { tier: typeof full; first: number; end: number }[]) => ({
    times: rows.map((_, index) => index),
    from: [],
    to: [],
    rows,
    parts,
  });

  it('gives the values in the order of the plan, null for a gap and for what is no number', () => {
    const plan = planOf([2, -1, 1, 0], [{ tier: full, first: 0, end: 4 }]);
    const column = pickColumn(plan, 'a');
    expect(column?.mean).toEqual([12, null, null, 10]);
    expect(column?.high).toBe(column?.mean);
    expect(isReduced(plan.parts)).toBe(false);
  });

  it('gives lowest and highest values where rows are reduced', () => {
    const plan = planOf(
      [0, 1, 0, 2],
      [
        { tier: steps, first: 0, end: 2 },
        { tier: full, first: 2, end: 4 },
      ],
    );
    expect(pickColumn(plan, 'a')).toEqual({ mean: [5, 6, 10, 12], low: [1, 2, 10, 12], high: [null, 9, 10, 12] });
    expect(pickColumn(plan, 'c')?.mean).toEqual([null, null, 1, 3]);
    expect(isReduced(plan.parts)).toBe(true);
  });

  it('gives nothing for a series that never came', () => {
    expect(pickColumn(planOf([0], [{ tier: full, first: 0, end: 1 }]), 'b')).toBeUndefined();
  });

  it('reads a store of samples', () => {
    const store = createSeriesStore(3_600_000);
    store.append(frameOf([[1000, 7]]), ['a']);
    const tier = {
      stepMs: 0,
      shifts: 0,
      times: store.times,
      mean: store.values,
      low: store.values,
      high: store.values,
    };
    expect(pickColumn(planRows([{ tier, first: 0, end: 1 }], INTERVAL, []), 'a')?.mean).toEqual([7]);
  });
});
