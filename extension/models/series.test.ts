import { describe, expect, it } from 'vitest';
import { frameOf } from '../testing/fixtures.ts';
import { createSeriesStore, type SeriesStore } from './series.ts';

const HOUR = 3_600_000;
const times = (store: SeriesStore) => [...store.times()];
const values = (store: SeriesStore, id: string) => [...(store.values(id) ?? [])];

/** Appends rows of one column `a` at these times, each with its own time as value, in frames of `size`. */
function fill(store: SeriesStore, from: number, to: number, stepMs: number, size = 1): void {
  const rows: number[][] = [];
  for (let time = from; time < to; time += stepMs) rows.push([time, time]);
  for (let row = 0; row < rows.length; row += size) store.append(frameOf(rows.slice(row, row + size)), ['a']);
}

describe('createSeriesStore', () => {
  it('holds what it is given, and nothing of a series that never came', () => {
    const store = createSeriesStore(HOUR);
    expect(times(store)).toEqual([]);
    store.append(
      frameOf([
        [1, 10, 20],
        [2, 11, Number.NaN],
      ]),
      ['a', 'b'],
    );
    expect(store.length).toBe(2);
    expect(times(store)).toEqual([1, 2]);
    expect(values(store, 'a')).toEqual([10, 11]);
    expect(values(store, 'b')).toEqual([20, Number.NaN]);
    expect(store.values('c')).toBeUndefined();
  });

  it('takes rows only if they are later than the newest', () => {
    const store = createSeriesStore(HOUR);
    fill(store, 0, 5, 1);
    store.append(frameOf([2, 3, 4, 5, 6].map((time) => [time, 100])), ['a']);
    store.append(frameOf([[6, 200]]), ['a']);
    expect(times(store)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(values(store, 'a')).toEqual([0, 1, 2, 3, 4, 100, 100]);
  });

  it('matches series by id: columns may come, go, return and change places', () => {
    const store = createSeriesStore(HOUR);
    store.append(frameOf([[1, 10, 20]]), ['a', 'b']);
    store.append(frameOf([[2, 30, 21]]), ['c', 'b']);
    store.append(frameOf([[3, 31, 12]]), ['c', 'a']);
    expect(values(store, 'a')).toEqual([10, Number.NaN, 12]);
    expect(values(store, 'b')).toEqual([20, 21, Number.NaN]);
    expect(values(store, 'c')).toEqual([Number.NaN, 30, 31]);
  });

  it('takes names of an object’s own machinery for names', () => {
    const store = createSeriesStore(HOUR);
    store.append(frameOf([[1, 5, 6]]), ['__proto__', 'constructor']);
    expect(values(store, '__proto__')).toEqual([5]);
    expect(values(store, 'constructor')).toEqual([6]);
    expect(store.values('toString')).toBeUndefined();
  });

  it.each([1, 7, 500, 5000])('keeps all of the time it is to keep, in order, in frames of %i rows', (size) => {
    const store = createSeriesStore(10_000);
    fill(store, 0, 100_000, 10, size);
    const held = times(store);
    const first = held[0] ?? Number.NaN;
    expect(held.at(-1)).toBe(99_990);
    expect(first).toBeLessThanOrEqual(89_990);
    expect(held).toEqual(Array.from({ length: held.length }, (_, row) => first + row * 10));
    expect(values(store, 'a')).toEqual(held);
  });

  it('drops what is older, so that memory stays flat', () => {
    const store = createSeriesStore(1000);
    fill(store, 0, 50_000, 1, 100);
    const early = store.length;
    fill(store, 50_000, 200_000, 1, 100);
    expect(early).toBeLessThan(10_000);
    expect(store.length).toBeLessThan(10_000);
  });

  it('drops the oldest of more rows than an hour can have', () => {
    const store = createSeriesStore(HOUR);
    fill(store, 0, 400_000, 1, 20_000);
    expect(store.length).toBeLessThan(150_000);
    expect(store.times().at(-1)).toBe(399_999);
    expect(values(store, 'a').at(0)).toBe(store.times()[0]);
  });

  it('drops the oldest of one frame that has more rows than that', () => {
    const store = createSeriesStore(Infinity);
    const frame = { schema: 1, history: true, last: false, columns: 0, rows: 200_000 };
    const values = Float64Array.from({ length: 200_000 }, (_, row) => row);
    expect(store.append({ ...frame, values }, [])).toBe(36_000);
    expect(store.times()[0]).toBe(164_000);
    expect(store.bytes).toBeLessThan(1e6);
  });

  it('drops series that are no longer sent when a source keeps changing them', () => {
    const store = createSeriesStore(HOUR);
    for (let row = 0; row < 5000; row++) store.append(frameOf([[row, row]]), [`series ${row}`]);
    expect(store.values('series 0')).toBeUndefined();
    expect(values(store, 'series 4999').at(-1)).toBe(4999);
    expect(store.length).toBe(5000);
  });

  it('keeps columns in step with the times when old rows are dropped', () => {
    const store = createSeriesStore(1000);
    fill(store, 0, 30_000, 10);
    store.append(frameOf([[30_000, 1, 2]]), ['a', 'late']);
    fill(store, 30_010, 60_000, 10);
    expect(store.values('late')).toHaveLength(store.length);
    expect(values(store, 'late').every(Number.isNaN)).toBe(true);
    expect(values(store, 'a')).toEqual(times(store));
  });

  it('forgets the rows from a time on, whose places are then taken', () => {
    const store = createSeriesStore(HOUR);
    store.append(frameOf([1, 2, 3, 4].map((time) => [time, time, time])), ['a', 'b']);
    store.truncate(3);
    expect(times(store)).toEqual([1, 2]);
    store.append(frameOf([[3, 30]]), ['a']);
    expect(values(store, 'a')).toEqual([1, 2, 30]);
    expect(values(store, 'b')).toEqual([1, 2, Number.NaN]);
    store.truncate(0);
    expect(times(store)).toEqual([]);
    fill(store, 0, 2, 1);
    expect(values(store, 'a')).toEqual([0, 1]);
    expect(values(store, 'b')).toEqual([Number.NaN, Number.NaN]);
  });

  it('takes a frame without rows', () => {
    const store = createSeriesStore(HOUR);
    store.append(frameOf([], { columns: 1 }), ['a']);
    expect(store.length).toBe(0);
  });

  it('gives memory back when less is to be kept, and keeps the newest rows', () => {
    const store = createSeriesStore(HOUR);
    fill(store, 0, 3_600_000, 1000);
    const [bytes, shifts] = [store.bytes, store.shifts];
    store.keep(900_000);
    expect(store.bytes).toBeLessThan(bytes / 3);
    expect(store.shifts).toBeGreaterThan(shifts);
    expect(times(store)[0]).toBe(2_699_000);
    expect(values(store, 'a')).toEqual(times(store));
  });

  it('says beforehand what it will take', () => {
    const store = createSeriesStore(HOUR);
    fill(store, 0, 3_600_000, 1000);
    const expected = store.bytesFrom(3_000_000);
    expect(expected).toBeLessThan(store.bytes);
    store.trim(3_000_000);
    expect(store.bytes).toBe(expected);
    expect(times(store)[0]).toBe(3_000_000);
    fill(store, 3_600_000, 3_700_000, 1000);
    expect(values(store, 'a')).toEqual(times(store));
  });

  it('has no value of a series for the time before it came, nor for that after it went', () => {
    const store = createSeriesStore(1000);
    fill(store, 0, 30_000, 10);
    store.append(frameOf([[30_000, 1, 2]]), ['late', 'a']);
    fill(store, 30_010, 31_000, 10);
    const at = store.times().indexOf(30_000);
    expect(values(store, 'late')[at]).toBe(1);
    expect(values(store, 'late').filter((value) => !Number.isNaN(value))).toEqual([1]);
  });
});
