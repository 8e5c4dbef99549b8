import { describe, expect, it } from 'vitest';
import { inputOf, LOOK } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { createBands } from './bands.ts';
import type { CreateKind } from './kind.ts';
import { createLines } from './lines.ts';

describe.each<[string, CreateKind]>([
  ['lines', createLines],
  ['bands', createBands],
])('a chart of %s', (_, create) => {
  it('draws each series as it is, hidden ones and missing values as gaps', () => {
    const input = inputOf([[1, Number.NaN, 3], [4, 5, 6], undefined], { visible: [true, false, true] });
    expect(create(chartOf(['a', 'b', 'c']), LOOK).data(input)).toEqual([
      [1000, 2000, 3000],
      [1, null, 3],
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('gives each series the colour of its place, from the start again where there are more', () => {
    const { series } = create(chartOf(['a', 'b', 'c', 'd']), LOOK);
    expect(series.map(({ stroke }) => stroke)).toEqual(['red', 'green', 'blue', 'red']);
  });
});
