import type uPlot from 'uplot';
import { describe, expect, it } from 'vitest';
import { inputOf, LOOK } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { createArea, stack } from './area.ts';

const X = Number.NaN;
const area = () => createArea(chartOf(['a', 'b', 'c']), LOOK);

describe('stack', () => {
  it('adds each series to all before it', () => {
    expect(
      stack([
        [1, 2],
        [10, 20],
        [100, 200],
      ]),
    ).toEqual([
      [1, 2],
      [11, 22],
      [111, 222],
    ]);
  });

  it('leaves a row without any value a gap, and only that', () => {
    expect(
      stack([
        [1, null, null],
        [null, null, 5],
      ]),
    ).toEqual([
      [1, null, 0],
      [1, null, 5],
    ]);
  });

  it('takes no series for no series', () => {
    expect(stack([])).toEqual([]);
  });
});

describe('a chart of stacked areas', () => {
  it('draws sums at the times of the plan', () => {
    expect(area().data(inputOf([[1], [2], [3]]))).toEqual([[1000], [1], [3], [6]]);
  });

  it('counts a hidden series for nothing, and keeps the ground below the ones above it', () => {
    const hidden = (...visible: boolean[]) => area().data(inputOf([[1], [2], [3]], { visible }));
    expect(hidden(true, false, true)).toEqual([[1000], [1], [1], [4]]);
    expect(hidden(false, true, true)).toEqual([[1000], [0], [2], [5]]);
    expect(hidden(false, false, false)).toEqual([[1000], [null], [null], [null]]);
  });

  it('does not draw the line of a hidden series over the one below it', () => {
    const { series, data } = area();
    data(inputOf([[1], [2], [3]], { visible: [true, false, true] }));
    expect(series.map(strokeOf)).toEqual(['red', 'transparent', 'blue']);
    data(inputOf([[1], [2], [3]]));
    expect(series.map(strokeOf)).toEqual(['red', 'green', 'blue']);
  });

  it('keeps a series that has no value at a time in the sum, and gaps open', () => {
    const input = inputOf([
      [1, X, X],
      [2, 5, X],
      [3, 6, X],
    ]);
    expect(area().data(input)).toEqual([
      [1000, 2000, 3000],
      [1, 0, null],
      [3, 5, null],
      [6, 11, null],
    ]);
  });

  it('takes a series that never came for a hidden one', () => {
    expect(area().data(inputOf([[1], undefined, [3]]))).toEqual([[1000], [1], [1], [4]]);
  });

  it('fills from each line to the one below it', () => {
    expect(area().bands?.map(({ series }) => series)).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });
});

/** The colour of a line, which uPlot would ask for when it draws. */
function strokeOf({ stroke }: uPlot.Series): unknown {
  return typeof stroke === 'function' ? Reflect.apply(stroke, undefined, []) : stroke;
}
