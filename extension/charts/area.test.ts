import type uPlot from 'uplot';
import { describe, expect, it } from 'vitest';
import { inputOf, LOOK, reducedInputOf } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { createArea } from './area.ts';

const X = Number.NaN;
const area = () => createArea(chartOf(['a', 'b', 'c']), LOOK);

describe('a chart of stacked areas', () => {
  it('draws sums at the times of the plan, the highest first, so that lower lines are drawn over it', () => {
    expect(area().data(inputOf([[1], [2], [3]]))).toEqual([[1000], [6], [3], [1]]);
  });

  it('counts a hidden series for nothing, and keeps the ground below the ones above it', () => {
    const hidden = (...visible: boolean[]) => area().data(inputOf([[1], [2], [3]], { visible }));
    expect(hidden(true, false, true)).toEqual([[1000], [4], [1], [1]]);
    expect(hidden(false, true, true)).toEqual([[1000], [5], [2], [0]]);
    expect(hidden(false, false, false)).toEqual([[1000], [null], [null], [null]]);
  });

  it('draws no line for a series that is hidden, never came, or is zero everywhere', () => {
    const { series, data } = area();
    data(inputOf([[1], [2], [3]], { visible: [true, false, true] }));
    expect(series.map(strokeOf)).toEqual(['blue', 'transparent', 'red']);
    data(inputOf([[1, 1], undefined, [0, 2]]));
    expect(series.map(strokeOf)).toEqual(['blue', 'transparent', 'red']);
    data(
      inputOf([
        [0, 0],
        [0, X],
        [0, 0],
      ]),
    );
    expect(series.map(strokeOf)).toEqual(['transparent', 'transparent', 'transparent']);
  });

  it('keeps a series that has no value at a time in the sum, and gaps open', () => {
    const input = inputOf([
      [1, X, X],
      [2, 5, X],
      [3, 6, X],
    ]);
    expect(area().data(input)).toEqual([
      [1000, 2000, 3000],
      [6, 11, null],
      [3, 5, null],
      [1, 0, null],
    ]);
  });

  it('fills from each line to the one below it', () => {
    expect(area().bands?.map(({ series }) => series)).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(area().series.map(({ fill }) => fill !== undefined)).toEqual([false, false, true]);
  });

  it('has room for the highest values of reduced rows', () => {
    const { data, yRange } = area();
    data(reducedInputOf([[[1, 0, 5]], [[2, 1, 70]], [[0, 0, 0]]]));
    expect(yRange(0, 3)[1]).toBeGreaterThan(75);
  });
});

/** The colour of a line, which uPlot would ask for when it draws. */
function strokeOf({ stroke }: uPlot.Series): unknown {
  return typeof stroke === 'function' ? Reflect.apply(stroke, undefined, []) : stroke;
}
