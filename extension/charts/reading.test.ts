import { describe, expect, it } from 'vitest';
import { createSeriesStore } from '../models/series.ts';
import { inputOf, reducedInputOf, tierOf } from '../testing/charts.ts';
import { frameOf } from '../testing/fixtures.ts';
import { readAt, readNewest } from './reading.ts';
import { pickColumn, planRows } from './rows.ts';

describe('readAt', () => {
  const { plan, columns } = inputOf([[1, 2, 3], undefined, [4, 5, Number.NaN]]);

  it.each([
    [2000, [2, Number.NaN, 5]],
    [2400, [2, Number.NaN, 5]],
    [2600, [3, Number.NaN, Number.NaN]],
    [0, [1, Number.NaN, 4]],
    [99_000, [3, Number.NaN, Number.NaN]],
  ])('gives the values nearest to %i', (time, values) => {
    expect(readAt(plan, columns, time)).toEqual({ values });
  });

  it('gives lowest and highest values with the means of reduced rows', () => {
    const reduced = reducedInputOf([[[5, 1, 9]]]);
    expect(readAt(reduced.plan, reduced.columns, 1000)).toEqual({
      values: [5],
      spread: { low: [1], high: [9], stepMs: 1000 },
    });
  });

  it.each([
    [2000, 2],
    [2001, Number.NaN],
    [5500, Number.NaN],
    [8999, Number.NaN],
    [9000, 3],
  ])('gives nothing within a gap: at %i', (time, value) => {
    const tier = tierOf(0, [1000, 2000, 9000], { a: [1, 2, 3] });
    const broken = planRows([{ tier, first: 0, end: 3 }], () => 1000, []);
    expect(readAt(broken, [pickColumn(broken, 'a')], time).values).toEqual([value]);
  });

  it('gives nothing of nothing', () => {
    const empty = inputOf([[]]);
    expect(readAt(empty.plan, empty.columns, 5)).toEqual({ values: [Number.NaN] });
  });
});

it('readNewest gives the newest values, also of series that never came', () => {
  const samples = createSeriesStore(1000);
  expect(readNewest(samples, ['a'])).toEqual({ values: [Number.NaN] });
  samples.append(
    frameOf([
      [1, 10],
      [2, 20],
    ]),
    ['a'],
  );
  expect(readNewest(samples, ['a', 'b'])).toEqual({ values: [20, Number.NaN] });
});
