import { describe, expect, it } from 'vitest';
import { createSeriesStore } from '../models/series.ts';
import { frameOf, stallAt } from '../testing/fixtures.ts';
import { gapsOf, pick, planRows } from './rows.ts';

const INTERVAL = () => 1000;
const EVERYTHING = { from: 0, to: 1_000_000 };

function storeOf(...times: number[]) {
  const store = createSeriesStore(3_600_000);
  store.append(frameOf(times.map((time) => [time, time])), ['a']);
  return store;
}

describe('planRows', () => {
  it('takes the rows in the range and one on either side, so that lines reach the edges', () => {
    const store = storeOf(1000, 2000, 3000, 4000, 5000, 6000);
    expect(planRows(store, { from: 2500, to: 4500 }, INTERVAL, [])).toEqual({
      times: [2000, 3000, 4000, 5000],
      rows: [1, 2, 3, 4],
    });
  });

  it('has nothing to show of an empty store', () => {
    expect(planRows(createSeriesStore(1), EVERYTHING, INTERVAL, [])).toEqual({ times: [], rows: [] });
  });

  it('puts a gap between rows that are too far apart, at a time between theirs', () => {
    const { times, rows } = planRows(storeOf(1000, 2000, 9000, 10_000), EVERYTHING, INTERVAL, []);
    expect(rows).toEqual([0, 1, -1, 2, 3]);
    expect(times[2]).toBeGreaterThan(2000);
    expect(times[2]).toBeLessThan(9000);
  });

  it('sees no gap in a sample that is a little late', () => {
    expect(planRows(storeOf(1000, 2400, 3900), EVERYTHING, INTERVAL, []).rows).toEqual([0, 1, 2]);
  });

  it('sees no gap where a stall covers the time, and one where it does not', () => {
    const store = storeOf(1000, 2000, 9000);
    expect(planRows(store, EVERYTHING, INTERVAL, [stallAt(2300, 6000)]).rows).toEqual([0, 1, 2]);
    expect(planRows(store, EVERYTHING, INTERVAL, [stallAt(2300, 2000)]).rows).toEqual([0, 1, -1, 2]);
    expect(planRows(store, EVERYTHING, INTERVAL, [stallAt(7000, 2000)]).rows).toEqual([0, 1, -1, 2]);
    const halves = [stallAt(2300, 3000), stallAt(5300, 3000)];
    expect(planRows(store, EVERYTHING, INTERVAL, halves).rows).toEqual([0, 1, 2]);
  });

  it('measures each row by the interval of its own time', () => {
    const store = storeOf(1000, 2000, 3000, 3200, 3400, 4400);
    const shorterLater = (time: number) => (time <= 3000 ? 1000 : 200);
    expect(planRows(store, EVERYTHING, shorterLater, []).rows).toEqual([0, 1, 2, 3, 4, -1, 5]);
  });
});

it('tells the gaps of a plan, from sample to sample', () => {
  expect(gapsOf({ times: [1000, 2000, 2500, 9000], rows: [0, 1, -1, 2] })).toEqual([{ at: 2000, durationMs: 7000 }]);
  expect(gapsOf({ times: [], rows: [] })).toEqual([]);
});

describe('pick', () => {
  it('gives the values in the order of the plan, null for a gap and for what is no number', () => {
    const plan = { times: [1, 2, 3, 4], rows: [1, -1, 2, 3] };
    const values = Float64Array.of(10, 11, Number.NaN, Infinity);
    expect(pick(plan, values)).toEqual([11, null, null, null]);
  });

  it('gives nothing but null for a series that is hidden or never came', () => {
    expect(pick({ times: [1, 2], rows: [0, 1] }, undefined)).toEqual([null, null]);
  });
});
