import { describe, expect, it } from 'vitest';
import { inputOf, LOOK } from '../testing/charts.ts';
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

  it('leaves gaps out, which would make the bars as narrow as they are', () => {
    const plan = { times: [1000, 1500, 9000], rows: [0, -1, 1] };
    expect(
      bars().data(
        inputOf(
          [
            [1, 2],
            [3, 4],
          ],
          { plan },
        ),
      ),
    ).toEqual([
      [1000, 1500, 9000],
      [4, undefined, 6],
      [1, undefined, 2],
    ]);
  });

  it('counts a hidden series for nothing', () => {
    expect(bars().data(inputOf([[1], [2]], { visible: [false, true] }))).toEqual([[1000], [2], [0]]);
  });
});
