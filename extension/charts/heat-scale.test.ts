import { describe, expect, it } from 'vitest';
import { chartOf } from '../testing/fixtures.ts';
import { bucketAt, heatScale } from './heat-scale.ts';

const ticks = (bounds: number[], unit: string, most = 5) => {
  const { edges, axis } = heatScale(bounds, unit);
  const splits = axis.splits(edges[0] ?? 0, edges.at(-1) ?? 1, most);
  return { edges, splits, labels: axis.labels(splits) };
};

describe('the scale of a heatmap', () => {
  it('is logarithmic over some decades, with ticks at powers of ten', () => {
    const bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
    const { edges, splits, labels } = ticks(bounds, 's');
    expect(edges[3]).toBeCloseTo(-2);
    expect(splits).toEqual([-3, -2, -1]);
    expect(labels).toEqual(['1 ms', '10 ms', '100 ms']);
  });

  it('leaves out decades where there are too many', () => {
    const bounds = Array.from({ length: 9 }, (_, decade) => Number(`1e${decade - 6}`));
    expect(ticks(bounds, 's', 5).labels).toEqual(['1 µs', '100 µs', '10 ms', '1 s', '100 s']);
    expect(ticks(bounds, 's', 3).labels).toEqual(['1 µs', '1 ms', '1 s']);
  });

  it('gives the bucket from zero the height of the next', () => {
    const { edges, labels } = ticks([0, 1, 10, 100], '{item}');
    expect(edges).toEqual([-1, 0, 1, 2]);
    expect(labels).toContain('10');
  });

  it('is even for bounds that span little, or lie below zero', () => {
    expect(ticks([0, 10, 20, 30], 'Cel')).toMatchObject({
      edges: [0, 10, 20, 30],
      labels: ['0', '10 Cel', '20 Cel', '30 Cel'],
    });
    expect(ticks([-10, 0, 1000], 'Cel').edges).toEqual([-10, 0, 1000]);
    expect(ticks([0, 1], '1').labels).toEqual(['0', '50 %', '100 %']);
  });
});

it.each([
  [-3.5, undefined],
  [-3, 0],
  [-2.5, 0],
  [-1.5, 1],
  [0, undefined],
])('the bucket at %f is %s', (y, bucket) => {
  const chart = chartOf(['b0', 'b1'], { kind: 'heatmap', unit: 's', bounds: [0.001, 0.01, 0.1] });
  expect(bucketAt(chart, y)).toBe(bucket);
});
