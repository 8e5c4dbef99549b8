import { describe, expect, it } from 'vitest';
import { MAX_HISTORY_BYTES } from '../../shared/limits.ts';
import { dropFrom, historyRows, rewrite } from './history.ts';
import { createRing, rowsOf } from './ring.ts';

describe('historyRows', () => {
  it('takes one row an interval', () => {
    expect(historyRows(600, 1000, 100)).toEqual({ rows: 600, isCut: false });
    expect(historyRows(1, 300, 100)).toEqual({ rows: 4, isCut: false });
    expect(historyRows(0, 1000, 100)).toEqual({ rows: 0, isCut: false });
  });

  it('never takes more than its bytes', () => {
    const { rows, isCut } = historyRows(86_400, 100, 511);
    expect(isCut).toBe(true);
    expect(rows * 512 * 8).toBeLessThanOrEqual(MAX_HISTORY_BYTES);
    expect((rows + 1) * 512 * 8).toBeGreaterThan(MAX_HISTORY_BYTES);
  });
});

function history() {
  const ring = createRing(3, 3);
  for (const time of [1, 2, 3, 4]) ring.append([time, time * 10, time * 100]);
  return ring;
}

describe('rewrite', () => {
  it('keeps numbers, times and the values of columns that stay; new columns are NaN', () => {
    const rewritten = rewrite(history(), ['a', 'b'], ['b', 'c', 'a'], 3);
    expect([rewritten.first, rewritten.end]).toEqual([1, 4]);
    expect([...rowsOf(rewritten)].map((row) => [...row])).toEqual([
      [2, 200, Number.NaN, 20],
      [3, 300, Number.NaN, 30],
      [4, 400, Number.NaN, 40],
    ]);
  });

  it('lets the oldest rows go where fewer fit', () => {
    const rewritten = rewrite(history(), ['a', 'b'], ['a'], 2);
    expect([...rowsOf(rewritten)].map((row) => [...row])).toEqual([
      [3, 30],
      [4, 40],
    ]);
  });
});

describe('dropFrom', () => {
  it('drops the rows of that time and later', () => {
    const ring = history();
    dropFrom(ring, 3);
    expect([...rowsOf(ring)].map(([time]) => time)).toEqual([2]);
    dropFrom(ring, 0);
    expect([...rowsOf(ring)]).toEqual([]);
  });
});
