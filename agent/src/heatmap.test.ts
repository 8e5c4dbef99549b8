import { describe, expect, it } from 'vitest';
import { bucketSeries } from './heatmap.ts';

describe('bucketSeries', () => {
  it.each([
    ['s', [0, 1e-6, 0.0015, 2], ['0 to 1 µs', '1 µs to 1.5 ms', '1.5 ms to 2 s']],
    ['By', [0, 512, 4096, 2e6], ['0 to 512 B', '512 B to 4.096 kB', '4.096 kB to 2 MB']],
    ['{item}', [0, 1, 10], ['0 to 1', '1 to 10']],
    ['furlong', [1, 2], ['1 furlong to 2 furlong']],
  ])('labels the buckets of a chart in %s', (unit, bounds, labels) => {
    expect(bucketSeries('h', bounds, unit).map((series) => series.label)).toEqual(labels);
  });

  it('names a bucket by its upper bound', () => {
    expect(bucketSeries('h', [0, 0.1, 0.3], 's').map((series) => series.id)).toEqual(['h{le=0.1}', 'h{le=0.3}']);
  });

  it('shows no noise of binary fractions', () => {
    expect(bucketSeries('h', [0.1, 0.1 + 0.2], '1').map((series) => series.label)).toEqual(['10 % to 30 %']);
  });
});
