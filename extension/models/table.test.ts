import { describe, expect, it } from 'vitest';
import { createTable, FLOAT32, FLOAT64, type Table } from './table.ts';

const X = Number.NaN;

/** Writes rows at these times, of which `a` has its time in its first lane and twice that in its second. */
function fill(table: Table<Float32Array<ArrayBuffer>>, from: number, to: number, keep = Infinity): void {
  for (let time = from; time < to; time++) {
    const at = table.reserve(1, time - keep);
    table.buffer()[at] = time;
    for (const [lane, values] of table.column('a').entries()) values[at] = time * (lane + 1);
    table.commit(1);
  }
}

const start = (maxRows = 10_000) => createTable(FLOAT32, 2, maxRows);
const lane = (table: Table<Float32Array<ArrayBuffer>>, id: string, index: number) => [
  ...(table.values(id, index) ?? []),
];

describe('createTable', () => {
  it('keeps all lanes in step with the times while it grows and drops', () => {
    const table = start();
    fill(table, 0, 1000, 200);
    const times = [...table.times()];
    expect(times.at(-1)).toBe(999);
    expect(times.length).toBeGreaterThanOrEqual(200);
    expect(times.length).toBeLessThan(320);
    expect(lane(table, 'a', 0)).toEqual(times);
    expect(lane(table, 'a', 1)).toEqual(times.map((time) => 2 * time));
  });

  it('has NaN wherever nothing was written, also where something had been', () => {
    const table = start();
    fill(table, 0, 10);
    table.truncate(5);
    table.column('late');
    const at = table.reserve(2, -Infinity);
    table.buffer().set([5, 6], at);
    table.commit(2);
    expect(lane(table, 'a', 0)).toEqual([0, 1, 2, 3, 4, X, X]);
    expect(lane(table, 'late', 1)).toEqual([X, X, X, X, X, X, X]);
    expect(table.values('none', 0)).toBeUndefined();
  });

  it('tells when rows go or get another index, and only then', () => {
    const table = start();
    const seen = [table.shifts];
    fill(table, 0, 500);
    seen.push(table.shifts);
    table.truncate(500);
    seen.push(table.shifts);
    table.truncate(400);
    seen.push(table.shifts);
    table.trim(100);
    seen.push(table.shifts);
    table.trim(100);
    seen.push(table.shifts);
    expect(seen.slice(0, 3)).toEqual([seen[0], seen[0], seen[0]]);
    expect(seen[3]).toBeGreaterThan(seen[2] ?? 0);
    expect(seen[4]).toBeGreaterThan(seen[3] ?? 0);
    expect(seen[5]).toBe(seen[4]);
  });

  it('counts the memory of its columns, and holds no more rows than it may', () => {
    const table = createTable(FLOAT64, 1, 100);
    const empty = table.bytes;
    table.column('a');
    expect(table.bytes).toBe(2 * empty);
    for (let time = 0; time < 1000; time++) {
      table.buffer()[table.reserve(1, -Infinity)] = time;
      table.commit(1);
    }
    expect(table.length).toBeLessThanOrEqual(125);
    expect(table.times().at(-1)).toBe(999);
  });

  it('forgets series but those that are to stay, where the memory they take is very much', () => {
    const table = createTable(FLOAT64, 1, 40_000);
    const at = table.reserve(36_000, 0);
    table.buffer().fill(0, at);
    table.commit(36_000);
    for (let series = 0; series < 300; series++) table.column(`series ${series}`);
    table.keepOnly(['series 7'], 1000);
    expect(table.values('series 8', 0)).toBeDefined();
    for (let series = 300; series < 400; series++) table.column(`series ${series}`);
    table.keepOnly(['series 7'], 1000);
    expect(table.values('series 8', 0)).toBeUndefined();
    expect(table.values('series 7', 0)).toHaveLength(36_000);
    expect(table.bytes).toBeLessThan(1e6);
  });

  it('forgets series but those that are to stay, where there are too many', () => {
    const table = start();
    for (const id of ['a', 'b', 'c']) table.column(id);
    table.keepOnly(['a'], 3);
    expect(table.values('b', 0)).toBeDefined();
    table.keepOnly(['a'], 2);
    expect(table.values('a', 0)).toBeDefined();
    expect(table.values('b', 0)).toBeUndefined();
  });
});
