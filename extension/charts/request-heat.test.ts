import { describe, expect, it } from 'vitest';
import { cellAt, type HeatPoint, requestHeat } from './request-heat.ts';

const RANGE = { from: 1000, to: 2000 };
const point = (at: number, durationMs: number, id = at): HeatPoint => ({ id, at, durationMs });
const sizes = (points: HeatPoint[]) =>
  requestHeat(points, RANGE, 2).cells.map((column) => column.map(({ length }) => length));

describe('a heatmap of requests', () => {
  it('counts by when they began and how long they took', () => {
    const [left, right] = sizes([point(1000, 1), point(1499, 1.5), point(1500, 60), point(1999, 999)]);
    expect(left).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(right).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 1]);
  });

  it('leaves out what began at another time, and puts what is too quick or too slow at its ends', () => {
    const heat = requestHeat([point(999, 5), point(2000, 5), point(1100, 0.1), point(1100, 1e9)], RANGE, 1);
    expect(heat.cells[0]?.map(({ length }) => length)).toEqual([1, ...new Array(18).fill(0), 1]);
    expect(heat.counts).toEqual({ lowest: 1, highest: 1 });
  });

  it('reaches as far up as the slowest', () => {
    expect(requestHeat([point(1000, 1200)], RANGE, 1).bounds.at(-1)).toBe(2);
    expect(requestHeat([point(1000, 1000)], RANGE, 1).bounds.at(-1)).toBe(1);
    expect(requestHeat([], RANGE, 1)).toMatchObject({ counts: undefined });
  });

  it('tells what a place shows', () => {
    const heat = requestHeat([point(1600, 60, 7)], RANGE, 2);
    // On a logarithmic axis from 1 ms to 1 s, the place of 70 ms.
    const y = Math.log10(70) / 3;
    expect(cellAt(heat, 0.9, y)).toMatchObject({ points: [{ id: 7 }], from: 0.05, to: 0.1 });
    expect(cellAt(heat, 0.1, y)?.points).toEqual([]);
    expect(cellAt(heat, 1.2, y)).toBeUndefined();
    expect(cellAt(heat, 0.9, 1.2)).toBeUndefined();
  });
});
