import { describe, expect, it } from 'vitest';
import { growth, rowWindow } from './row-window.ts';

describe('rowWindow', () => {
  it('holds what is in view and a little more', () => {
    expect(rowWindow(5000, 20, 2000, 300)).toEqual({ first: 94, end: 121 });
  });

  it('ends where the list does', () => {
    expect(rowWindow(5000, 20, 0, 300)).toEqual({ first: 0, end: 21 });
    expect(rowWindow(8, 20, 0, 300)).toEqual({ first: 0, end: 8 });
    // The list may have become shorter than it was scrolled.
    expect(rowWindow(8, 20, 90_000, 300)).toEqual({ first: 8, end: 8 });
    expect(rowWindow(0, 20, 0, 300)).toEqual({ first: 0, end: 0 });
  });
});

describe('growth', () => {
  it('is the height of the rows that came before the former first', () => {
    expect(growth(['c', 'b', 'a'], 'a', 20)).toBe(40);
    expect(growth(['a'], 'a', 20)).toBe(0);
  });

  it('is nothing where the former first has gone, or there was none', () => {
    expect(growth(['c', 'b'], 'a', 20)).toBe(0);
    expect(growth(['c'], undefined, 20)).toBe(0);
  });
});
