import { describe, expect, it } from 'vitest';
import { inputOf, LOOK } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { cellsOf, createHeatmap } from './heatmap.ts';

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

  it('draws one cell for the rows of one pixel, with the highest counts among them', () => {
    const plan = { times: [1000, 2000, 2500, 3000], rows: [0, 1, -1, 2] };
    const input = inputOf(
      [
        [1, 5, Number.NaN],
        [2, 0, 7],
      ],
      { plan, intervalMs: 1000 },
    );
    const cells = cellsOf(input, (time) => Math.floor(time / 2000));
    expect(cells).toEqual([
      { left: 0, width: 1, counts: [5, 2] },
      { left: 1, width: 1, counts: [0, 7] },
    ]);
  });
});
