import { describe, expect, it } from 'vitest';
import { alignedSpans, sumOf, unbroken } from './sparkline-shape.ts';

describe('alignedSpans', () => {
  it('covers the range with spans that do not move while the range moves within one', () => {
    const spans = alignedSpans({ from: 1030, to: 2030 }, 10);
    expect(spans).toEqual({ range: { from: 1000, to: 2100 }, points: 11, spanMs: 100 });
    expect(alignedSpans({ from: 1070, to: 2070 }, 10)).toEqual(spans);
    expect(alignedSpans({ from: 1100, to: 2100 }, 10).range).toEqual({ from: 1100, to: 2200 });
  });
});

const reduction = (times: number[], ...values: [mean: number, low: number, high: number][]) => ({
  times,
  mean: values.map(([mean]) => mean),
  low: values.map(([, low]) => low),
  high: values.map(([, , high]) => high),
});

describe('sumOf', () => {
  it('is a single series itself', () => {
    const only = reduction([1, 2], [1, 0, 2], [3, 2, 4]);
    expect(sumOf([only])).toBe(only);
    expect(sumOf([])).toEqual(reduction([]));
  });

  it('adds the means, and claims no more than was surely reached', () => {
    const sum = sumOf([reduction([1], [2, 1, 9]), reduction([1], [3, 2, 5])]);
    expect(sum).toEqual(reduction([1], [5, 6, 11]));
  });

  it('takes a span in which only some have a value', () => {
    const sum = sumOf([reduction([1, 3], [2, 1, 3], [4, 4, 4]), reduction([2, 3], [5, 5, 5], [6, 6, 6])]);
    expect(sum).toEqual(reduction([1, 2, 3], [2, 1, 3], [5, 5, 5], [10, 10, 10]));
  });
});

describe('unbroken', () => {
  it('parts a line where too much time went by', () => {
    expect(unbroken([0, 1, 2, 5, 6, 20], 2)).toEqual([
      { first: 0, end: 3 },
      { first: 3, end: 5 },
      { first: 5, end: 6 },
    ]);
    expect(unbroken([], 2)).toEqual([]);
  });
});
