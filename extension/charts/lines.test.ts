import { describe, expect, it } from 'vitest';
import { inputOf, LOOK, reducedInputOf } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { createBands } from './bands.ts';
import type { CreateKind } from './kind.ts';
import { createLines } from './lines.ts';

const X = Number.NaN;

describe('a chart of lines', () => {
  it('draws each series as it is, hidden ones and missing values as gaps', () => {
    const input = inputOf([[1, X, 3], [4, 5, 6], undefined], { visible: [true, false, true] });
    expect(createLines(chartOf(['a', 'b', 'c']), LOOK).data(input)).toEqual([
      [1000, 2000, 3000],
      [1, null, 3],
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('gives each series the colour of its place, and another shade of it where there are more', () => {
    const { series } = createLines(chartOf(['a', 'b', 'c', 'd']), LOOK);
    expect(series.map(({ stroke }) => stroke)).toEqual(['red', 'green', 'blue', 'color-mix(in oklab, red 50%, more)']);
  });
});

describe('a chart of bands', () => {
  it('has a hidden series lie on the one below it, so that the space around it is filled as one', () => {
    const bands = createBands(chartOf(['a', 'b', 'c']), LOOK);
    const draw = (...visible: boolean[]) => bands.data(inputOf([[1], [2], [3]], { visible })).slice(1);
    expect(draw(true, true, true)).toEqual([[1], [2], [3]]);
    expect(draw(true, false, true)).toEqual([[1], [1], [3]]);
    expect(draw(false, true, true)).toEqual([[null], [2], [3]]);
  });

  it('does not draw the line of a hidden series, nor of one that never came', () => {
    const bands = createBands(chartOf(['a', 'b', 'c']), LOOK);
    bands.data(inputOf([[1], [2], undefined], { visible: [true, false, true] }));
    const strokes = bands.series.map(
      ({ stroke }) => typeof stroke === 'function' && Reflect.apply(stroke, undefined, []),
    );
    expect(strokes).toEqual(['red', 'transparent', 'transparent']);
  });
});

describe.each<[string, CreateKind]>([
  ['lines', createLines],
  ['bands', createBands],
])('a chart of %s', (_, create) => {
  it('draws means, with room for the lowest and highest values', () => {
    const kind = create(chartOf(['a', 'b']), LOOK);
    expect(kind.data(reducedInputOf([[[5, -2, 90]], [[1, 0, 2000]]]))).toEqual([[1000], [5], [1]]);
    expect(kind.yRange(1, 5)[0]).toBeLessThanOrEqual(-2);
    expect(kind.yRange(1, 5)[1]).toBeGreaterThan(2000);
  });

  it('has no room for what is hidden, or is not reduced', () => {
    const kind = create(chartOf(['a', 'b']), LOOK);
    kind.data({ ...reducedInputOf([[[5, 5, 5]], [[1, 0, 2000]]]), visible: [true, false] });
    expect(kind.yRange(1, 5)[1]).toBeLessThan(10);
    kind.data(inputOf([[5], [1]]));
    expect(kind.yRange(1, 5)[1]).toBeLessThan(10);
  });
});
