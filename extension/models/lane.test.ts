import { describe, expect, it } from 'vitest';
import { stackSpans } from './lane.ts';

const span = (from: number, to: number) => ({ from, to });

describe('spans in rows', () => {
  it('share a row as long as they do not overlap', () => {
    expect(stackSpans([span(0, 10), span(10, 20), span(20, 30)], 0)).toEqual({ rows: [0, 0, 0], count: 1 });
    expect(stackSpans([span(0, 10), span(5, 20), span(8, 30), span(10, 12)], 0)).toEqual({
      rows: [0, 1, 2, 0],
      count: 3,
    });
  });

  it('keep the gap that is asked for', () => {
    expect(stackSpans([span(0, 10), span(11, 20)], 2).rows).toEqual([0, 1]);
    expect(stackSpans([span(0, 10), span(12, 20)], 2).rows).toEqual([0, 0]);
  });

  it('lie over each other where there is no room for more rows', () => {
    expect(stackSpans([span(0, 10), span(1, 10), span(2, 10)], 0, 2)).toEqual({ rows: [0, 1, 1], count: 2 });
  });

  it('without a length take a place of their own', () => {
    expect(stackSpans([span(5, 5), span(5, 5)], 1).rows).toEqual([0, 1]);
  });
});
