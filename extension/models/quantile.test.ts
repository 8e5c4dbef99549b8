import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('quantile', () => {
  it('spreads what a bucket counted evenly over it, by the logarithm above zero', () => {
    expect(quantile([4], [0, 8], 0.5)).toBe(4);
    expect(quantile([4], [1, 100], 0.5)).toBeCloseTo(10);
    expect(quantile([4], [-2, 2], 0.25)).toBe(-1);
  });

  it('finds the bucket in which the share is reached', () => {
    const bounds = [0, 1, 10, 100];
    expect(quantile([50, 0, 50], bounds, 0.25)).toBe(0.5);
    expect(quantile([50, 0, 50], bounds, 0.5)).toBe(1);
    expect(quantile([50, 0, 50], bounds, 0.75)).toBeCloseTo(10 * Math.sqrt(10));
    expect(quantile([50, 40, 10], bounds, 1)).toBeCloseTo(100);
    expect(quantile([0, 5, 0], bounds, 0)).toBe(1);
  });

  it('takes counts that are means', () => {
    expect(quantile([0.25, 0.25], [0, 1, 2], 0.5)).toBe(1);
  });

  it('is nothing where nothing was counted', () => {
    expect(quantile([0, 0], [0, 1, 2], 0.5)).toBeUndefined();
    expect(quantile([Number.NaN], [0, 1], 0.5)).toBeUndefined();
    expect(quantile([], [0], 0.5)).toBeUndefined();
  });
});
