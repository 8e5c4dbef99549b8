import { describe, expect, it } from 'vitest';
import { inputOf, LOOK, reducedInputOf } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { createBars } from './bars.ts';

const bars = () => createBars(chartOf(['a', 'b']), LOOK);

describe('a chart of bars', () => {
  it('stacks, the highest sum first, so that each bar is drawn over the higher ones', () => {
    const { data, series } = bars();
    const input = inputOf([
      [1, 2],
      [10, Number.NaN],
    ]);
    expect(data(input)).toEqual([
      [1000, 2000],
      [11, 2],
      [1, 2],
    ]);
    expect(String(series[0]?.fill)).toContain('green');
    expect(String(series[1]?.fill)).toContain('red');
  });

  it('counts a hidden series for nothing', () => {
    expect(bars().data(inputOf([[1], [2]], { visible: [false, true] }))).toEqual([[1000], [2], [0]]);
  });

  it('has room for the highest values of reduced rows', () => {
    const { data, yRange } = bars();
    data(reducedInputOf([[[1, 0, 5]], [[2, 1, 70]]]));
    expect(yRange(0, 3)[1]).toBeGreaterThan(75);
  });
});
