import { describe, expect, it } from 'vitest';
import type { ChartDescription } from '../../shared/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import type { GridCell, GridLine } from './comparison-grid.ts';
import { linesOf, quantilesOf, sumOf } from './comparison-lines.ts';
import { rowsOf } from './comparison-rows.ts';

const _ = undefined;
const X = Number.NaN;
const line = (...cells: GridCell[]): GridLine => ({ cells });

/** The cells of each row, given the cells of each series. */
function cellsOf(chart: ChartDescription, data: Record<string, GridCell[]>, visible: boolean[] = [], own = chart) {
  const read = (id: string) => ({ cells: data[id] ?? [] });
  return linesOf(rowsOf(chart, visible), own, read).map((each) => each?.cells);
}

describe('linesOf', () => {
  it('gives the series of lines as they are, also those that are switched off', () => {
    const chart = chartOf(['a', 'b']);
    expect(cellsOf(chart, { a: [1, 2], b: [3, 4] }, [true, false])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('has nothing for a chart or a series that the service does not have', () => {
    const chart = chartOf(['a', 'b']);
    const data = { a: [1], b: [2] };
    expect(cellsOf(chart, data, [], chartOf(['b']))).toEqual([undefined, [2]]);
    expect(linesOf(rowsOf(chart, []), undefined, () => line(1))).toEqual([undefined, undefined]);
  });

  it('adds up the parts that are switched on, before the parts themselves', () => {
    const chart = chartOf(['a', 'b', 'c'], { kind: 'area' });
    const data = { a: [1, 2], b: [10, 20], c: [100, 200] };
    expect(cellsOf(chart, data, [true, false, true])).toEqual([
      [101, 202],
      [1, 2],
      [10, 20],
      [100, 200],
    ]);
    expect(cellsOf(chart, data, [false, false, false])[0]).toBeUndefined();
  });

  it('works out quantiles by the bounds of the service itself', () => {
    const chart = chartOf(['a', 'b'], { kind: 'heatmap', bounds: [0, 1, 2] });
    const data = { a: [2], b: [2] };
    expect(cellsOf(chart, data)[0]).toEqual([1]);
    expect(cellsOf(chart, data, [], { ...chart, bounds: [0, 5, 6] })[0]).toEqual([5]);
  });

  it('bounds a quantile by what it would be of the highest counts', () => {
    const chart = chartOf(['a', 'b'], { kind: 'heatmap', bounds: [0, 1, 2] });
    const counts: Record<string, GridLine> = {
      a: { cells: [99, null, _], low: Float64Array.of(0, X, X), high: Float64Array.of(100, X, X) },
      // In one second of many, all were slow.
      b: { cells: [1, null, _], low: Float64Array.of(0, X, X), high: Float64Array.of(100, X, X) },
    };
    const [, p95] = linesOf(rowsOf(chart, []), chart, (id) => counts[id] ?? line());
    expect(p95?.cells).toEqual([expect.closeTo(95 / 99), null, _]);
    expect([...(p95?.low ?? [])]).toEqual([expect.closeTo(95 / 99), X, X]);
    expect([...(p95?.high ?? [])]).toEqual([expect.closeTo(2 ** 0.9), X, X]);
  });
});

describe('sumOf', () => {
  it('leaves gaps open, and counts a part that is missing for nothing', () => {
    expect(sumOf([line(1, null, null, 4), line(1, null, 3, null)])?.cells).toEqual([2, null, 3, 4]);
  });

  it('holds the last value of a part that is sampled more seldom', () => {
    expect(sumOf([line(1, 2, 3, 4), line(10, _, _, 20)])?.cells).toEqual([11, 12, 13, 24]);
    expect(sumOf([line(1, _, 3), line(10, _, 20)])?.cells).toEqual([11, _, 23]);
  });

  it('loses no spike of a part that stands for several samples', () => {
    const idle = { cells: [0, 0, null], low: Float64Array.of(0, 0, X), high: Float64Array.of(0, 0, X) };
    const busy = { cells: [0.06, 0.02, null], low: Float64Array.of(0.01, 0.02, X), high: Float64Array.of(1, 0.02, X) };
    const { low, high } = sumOf([idle, busy]) ?? {};
    expect([...(low ?? [])]).toEqual([0.01, 0.02, X]);
    expect([...(high ?? [])]).toEqual([1, 0.02, X]);
  });

  it('counts a part that is sampled more seldom with the value it holds, in the lowest and highest values, too', () => {
    const often = { cells: [1, 2], low: Float64Array.of(0, 1), high: Float64Array.of(5, 3) };
    const seldom = { cells: [10, _], low: Float64Array.of(9, X), high: Float64Array.of(30, X) };
    const { low, high } = sumOf([often, seldom]) ?? {};
    expect([...(low ?? [])]).toEqual([9, 11]);
    expect([...(high ?? [])]).toEqual([35, 13]);
  });

  it('of one part is that part, of none nothing', () => {
    const only = { ...line(1), low: Float64Array.of(0), high: Float64Array.of(2) };
    expect(sumOf([only])).toBe(only);
    expect(sumOf([])).toBeUndefined();
  });
});

describe('quantilesOf', () => {
  it('is a gap where nothing was counted, and nothing between values', () => {
    const buckets = [
      [2, 0, _, null],
      [2, 0, _, null],
    ];
    expect(quantilesOf(buckets, [0, 1, 2], 0.5)).toEqual([1, null, _, null]);
  });
});
