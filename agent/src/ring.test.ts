import { describe, expect, it } from 'vitest';
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

  it('counts rows and holds none without a capacity', () => {
    const ring = filled(0, 5);
    expect([ring.first, ring.end]).toEqual([5, 5]);
    expect(ring.view(4, 1)).toHaveLength(0);
  });
});
