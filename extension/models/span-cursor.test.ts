import { describe, expect, it } from 'vitest';
import { createSpanCursor } from './span-cursor.ts';

const [short, long, late] = [
  { at: 10, durationMs: 5 },
  { at: 12, durationMs: 20 },
  { at: 40, durationMs: 1 },
];

describe('a cursor over spans', () => {
  it('says which span each moment lies in, its start included and its end not', () => {
    const cursor = createSpanCursor([short, late]);
    expect([9, 10, 14, 15, 39, 40, 41].map(cursor.at)).toEqual([
      undefined,
      short,
      short,
      undefined,
      undefined,
      late,
      undefined,
    ]);
  });

  it('takes the one that reaches furthest, in whatever order they come', () => {
    const cursor = createSpanCursor([late, long, short]);
    expect([11, 13, 20, 31, 32, 40].map(cursor.at)).toEqual([short, long, long, long, undefined, late]);
  });
});
