import { describe, expect, it } from 'vitest';
import { inputOf, LOOK } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { createHeatmap } from './heatmap.ts';

const heatmap = (buckets = 3) =>
  createHeatmap(
    chartOf(
      Array.from({ length: buckets }, (_, bucket) => `b${bucket}`),
      { kind: 'heatmap', unit: 's', bounds: Array.from({ length: buckets + 1 }, (_, bound) => bound / 1000) },
    ),
    LOOK,
  );

describe('a heatmap', () => {
  it('gives the cursor the rows to find, and gaps where there are none', () => {
    const plan = { times: [1000, 1500, 2000], rows: [0, -1, 1] };
    expect(
      heatmap().data(
        inputOf(
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          { plan },
        ),
      ),
    ).toEqual([
      [1000, 1500, 2000],
      [0, null, 0],
    ]);
  });

  it('has a place on the axis for every bucket, whatever it counts', () => {
    expect(heatmap(3).yRange(0, 0)).toEqual([0, 3]);
    expect(heatmap(40).yRange(5, 9000)).toEqual([0, 40]);
  });
});
