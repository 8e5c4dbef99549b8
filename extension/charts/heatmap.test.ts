import { describe, expect, it } from 'vitest';
import { inputOf, LOOK, reducedInputOf } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { cellsOf, countsInView, createHeatmap, shadeOf } from './heatmap.ts';

const heatmap = () =>
  createHeatmap(chartOf(['b0', 'b1', 'b2'], { kind: 'heatmap', unit: '{item}', bounds: [0, 1, 2, 3] }), LOOK);

describe('a heatmap', () => {
  it('gives the cursor the rows to find, and gaps where there are none', () => {
    const input = inputOf([
      [1, 2, 0],
      [3, 4, 0],
      [5, 6, 0],
    ]);
    const { plan } = input;
    expect(heatmap().data({ ...input, plan: { ...plan, rows: [0, -1, 1] } })).toEqual([plan.times, [0, null, 0]]);
  });

  it('has a place on the axis for every bucket, whatever it counts', () => {
    expect(heatmap().yRange(0, 0)).toEqual([0, 3]);
    expect(heatmap().yRange(5, 9000)).toEqual([0, 3]);
  });

  it('draws one cell for the rows of one pixel, with the highest counts among them', () => {
    const input = inputOf([
      [1, 5, 0, Number.NaN],
      [2, 0, 0, 7],
    ]);
    const plan = { ...input.plan, rows: [0, 1, -1, 2] };
    const cells = cellsOf({ ...input, plan }, (time) => Math.floor(time / 2000));
    expect(cells).toEqual([
      { left: 0, width: 1, counts: [5, 2] },
      { left: 1, width: 1, counts: [0, 7] },
    ]);
  });

  it('shows the highest counts of reduced rows', () => {
    expect(cellsOf(reducedInputOf([[[1, 0, 9]], [[0, 0, 0]]]), (time) => time)[0]?.counts).toEqual([9, 0]);
  });
});

describe('the ramp of a heatmap', () => {
  it('spans the counts in view, other than none', () => {
    const input = inputOf([
      [100, 0, 3],
      [0, 5, 4],
    ]);
    expect(countsInView(input)).toEqual({ lowest: 3, highest: 100 });
    expect(countsInView({ ...input, range: { from: 1000, to: 3000 } })).toEqual({ lowest: 3, highest: 5 });
    expect(countsInView({ ...input, range: { from: 1000, to: 2000 } })).toEqual({ lowest: 5, highest: 5 });
    expect(countsInView(inputOf([[0, 0], undefined]))).toBeUndefined();
  });

  it('goes by the logarithm', () => {
    const counts = { lowest: 1, highest: 100 };
    expect([1, 10, 100].map((count) => shadeOf(count, counts, 11))).toEqual([0, 5, 10]);
    expect(shadeOf(1000, counts, 11)).toBe(10);
    expect(shadeOf(0.1, counts, 11)).toBe(0);
    expect(shadeOf(4, { lowest: 4, highest: 4 }, 11)).toBe(10);
  });
});
