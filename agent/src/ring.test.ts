import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createRing, rowsOf } from './ring.ts';

function filled(capacity: number, rows: number) {
  const ring = createRing(2, capacity);
  for (let row = 0; row < rows; row++) ring.append([row, row * 10]);
  return ring;
}

describe('createRing', () => {
  it('numbers rows for life and lets the oldest go', () => {
    const ring = filled(3, 5);
    expect([ring.first, ring.end]).toEqual([2, 5]);
    expect([...rowsOf(ring)].map(([first]) => first)).toEqual([2, 3, 4]);
  });

  it('shows rows in place, up to where it wraps', () => {
    const ring = filled(3, 5);
    expect([...ring.view(2, 10)]).toEqual([2, 20]);
    expect([...ring.view(3, 10)]).toEqual([3, 30, 4, 40]);
    expect([...ring.view(3, 1)]).toEqual([3, 30]);
  });

  it('shows nothing of rows that are gone or not there yet', () => {
    const ring = filled(3, 5);
    expect(ring.view(1, 1)).toHaveLength(0);
    expect(ring.view(5, 1)).toHaveLength(0);
  });

  it('takes back its newest rows, whose numbers are given again', () => {
    const ring = filled(3, 5);
    ring.cut(3);
    expect([ring.first, ring.end]).toEqual([2, 3]);
    ring.append([99, 990]);
    expect([...ring.view(3, 1)]).toEqual([99, 990]);
    ring.cut(0);
    expect([ring.first, ring.end]).toEqual([2, 2]);
  });

  it('grows as rows come, up to its capacity, and keeps them', () => {
    const ring = createRing(2, 7, { start: 5, rows: 2 });
    for (let row = 5; row < 12; row++) ring.append([row, row * 10]);
    expect([...rowsOf(ring)].map(([first]) => first)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    for (let row = 12; row < 20; row++) ring.append([row, row * 10]);
    expect([...rowsOf(ring)].map(([first]) => first)).toEqual([13, 14, 15, 16, 17, 18, 19]);
  });

  it('goes on with the place that it has where there is no memory for more', () => {
    const { Float64Array: original } = globalThis;
    onTestFinished(() => void vi.unstubAllGlobals());
    const ring = createRing(2, 100, { rows: 3 });
    vi.stubGlobal(
      'Float64Array',
      class extends original {
        constructor(length: number) {
          if (length > 6) throw new RangeError('Array buffer allocation failed');
          super(length);
        }
      },
    );
    for (let row = 0; row < 8; row++) ring.append([row, row * 10]);
    expect(ring.capacity).toBe(3);
    expect([...rowsOf(ring)].map(([first]) => first)).toEqual([5, 6, 7]);
  });

  it('counts rows and holds none without a capacity', () => {
    const ring = filled(0, 5);
    expect([ring.first, ring.end]).toEqual([5, 5]);
    expect(ring.view(4, 1)).toHaveLength(0);
  });
});
