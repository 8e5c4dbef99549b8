import { describe, expect, it } from 'vitest';
import { frameOf } from '../testing/fixtures.ts';
import { createRollup, type Rollup } from './rollup.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const X = Number.NaN;

function add(rollup: Rollup, ids: readonly string[], ...rows: number[][]) {
  rollup.append(frameOf(rows), ids, rows.length);
}

const all = (values: ArrayLike<number> | undefined) => values && Array.from(values);

const reducedOf = (times: number[], series: Record<string, number>) => ({
  stepMs: MINUTE,
  times: Float64Array.from(times),
  series: new Map(
    Object.entries(series).map(([id, value]) => {
      const values = times.map(() => value);
      return [id, { mean: values, low: values, high: values }] as const;
    }),
  ),
});

describe('createRollup', () => {
  it('takes finished steps, of which several calls may bring the series, and makes no second one of their ends', () => {
    const rollup = createRollup(MINUTE, DAY);
    rollup.restore(reducedOf([60_000, 120_000], { a: 1, x: 9 }), ['a', 'b']);
    rollup.restore(reducedOf([60_000, 120_000], { b: 2 }), ['a', 'b']);
    add(rollup, ['a', 'b'], [119_000, 50, 50], [121_000, 3, 4], [181_000, 0, 0]);
    expect(all(rollup.times())).toEqual([60_000, 120_000, 180_000]);
    expect([all(rollup.mean('a')), all(rollup.high('b'))]).toEqual([
      [1, 1, 3],
      [2, 2, 4],
    ]);
    expect(rollup.mean('x')).toBeUndefined();
  });

  it('takes finished steps only in the order of time', () => {
    const rollup = createRollup(MINUTE, DAY);
    rollup.restore(reducedOf([120_000, X, 60_000, Infinity, 180_000], { a: 1 }), ['a']);
    expect(all(rollup.times())).toEqual([120_000, 180_000]);
    expect(all(rollup.mean('a'))).toEqual([1, 1]);
  });

  it('keeps lowest, highest and mean of each step, under its end, once the step is over', () => {
    const rollup = createRollup(MINUTE, DAY);
    add(rollup, ['a'], [1000, 4], [30_000, 1], [60_000, 7]);
    expect(rollup.times()).toHaveLength(0);
    add(rollup, ['a'], [60_001, 100]);
    expect(all(rollup.times())).toEqual([60_000]);
    expect([all(rollup.mean('a')), all(rollup.low('a')), all(rollup.high('a'))]).toEqual([[4], [1], [7]]);
  });

  it('does not care how rows are cut into frames', () => {
    const rows = Array.from({ length: 300 }, (_, row) => [(row + 1) * 1000, row % 7]);
    const [whole, single] = [createRollup(MINUTE, DAY), createRollup(MINUTE, DAY)];
    add(whole, ['a'], ...rows);
    for (const row of rows) add(single, ['a'], row);
    expect(all(whole.mean('a'))).toEqual(all(single.mean('a')));
    expect(all(whole.times())).toEqual([60_000, 120_000, 180_000, 240_000]);
  });

  it('takes the last rows of a frame only, where the first are known', () => {
    const rollup = createRollup(MINUTE, DAY);
    rollup.append(
      frameOf([
        [1000, 100],
        [2000, 3],
        [70_000, 0],
      ]),
      ['a'],
      2,
    );
    expect(all(rollup.high('a'))).toEqual([3]);
  });

  it('has no value where there was none, and leaves out what is no number', () => {
    const rollup = createRollup(MINUTE, DAY);
    add(rollup, ['a', 'b'], [1000, X, 1], [2000, Infinity, 3], [70_000, 5, X], [130_000, X, X]);
    expect(all(rollup.mean('a'))).toEqual([X, 5]);
    expect(all(rollup.high('b'))).toEqual([3, X]);
    expect(rollup.mean('c')).toBeUndefined();
  });

  it('follows series that come late, go, return and change places, also within a step', () => {
    const rollup = createRollup(MINUTE, DAY);
    add(rollup, ['a', 'b'], [1000, 1, 10]);
    add(rollup, ['b', 'c'], [2000, 20, 100], [61_000, 30, 200]);
    add(rollup, ['a'], [121_000, 2], [181_000, 0]);
    expect(all(rollup.mean('a'))).toEqual([1, X, 2]);
    expect(all(rollup.mean('b'))).toEqual([15, 30, X]);
    expect(all(rollup.mean('c'))).toEqual([100, 200, X]);
  });

  it('puts together what a step has of a series that went and returned', () => {
    const rollup = createRollup(MINUTE, DAY);
    add(rollup, ['a'], [1000, 9]);
    add(rollup, ['b'], [2000, 5]);
    add(rollup, ['b', 'a'], [3000, 7, 3], [61_000, 0, 0]);
    expect([all(rollup.mean('a')), all(rollup.high('a')), all(rollup.low('a'))]).toEqual([[6], [9], [3]]);
    expect(all(rollup.mean('b'))).toEqual([6]);
  });

  it('leaves out steps without a row', () => {
    const rollup = createRollup(MINUTE, DAY);
    add(rollup, ['a'], [1000, 1], [601_000, 2], [700_000, 3]);
    expect(all(rollup.times())).toEqual([60_000, 660_000]);
  });

  it('grows with what it holds, and drops what is too old', () => {
    const rollup = createRollup(MINUTE, 100 * MINUTE);
    const bytes: number[] = [];
    for (let minute = 0; minute < 1000; minute++) {
      add(rollup, ['a'], [minute * MINUTE + 1, minute]);
      bytes.push(rollup.bytes);
    }
    expect(bytes[0]).toBeLessThan(3000);
    expect(bytes.at(-1)).toBe(bytes[500]);
    expect(rollup.times().length).toBeLessThan(140);
    expect(rollup.times().length).toBeGreaterThanOrEqual(100);
    expect(rollup.times().at(-1)).toBe(999 * MINUTE);
    expect(all(rollup.mean('a'))?.at(-1)).toBe(998);
  });

  it('drops the steps that reach a time, with the one that was open', () => {
    const rollup = createRollup(MINUTE, DAY);
    add(rollup, ['a'], [1000, 1], [61_000, 2], [121_000, 3], [181_000, 4]);
    expect(rollup.truncate(100_000)).toBe(60_000);
    expect(all(rollup.times())).toEqual([60_000]);
    add(rollup, ['a'], [110_000, 9], [181_000, 0]);
    expect(all(rollup.mean('a'))).toEqual([1, 9]);
    expect(rollup.truncate(0)).toBe(-Infinity);
  });

  it('holds no more steps than there may be samples, and no more series, however many a file brings', () => {
    const rollup = createRollup(MINUTE, Infinity);
    const steps = { stepMs: MINUTE, times: Float64Array.from({ length: 100_000 }, (_, step) => (step + 1) * MINUTE) };
    rollup.restore({ ...steps, series: new Map() }, []);
    expect(rollup.times().length).toBeLessThanOrEqual(1.25 * 36_000);
    expect(rollup.times().at(-1)).toBe(100_000 * MINUTE);

    const other = createRollup(MINUTE, Infinity);
    const values = { mean: [1], low: [1], high: [1] };
    for (let block = 0; block < 3000; block++) {
      const id = `series ${block}`;
      other.restore({ stepMs: MINUTE, times: Float64Array.of(MINUTE), series: new Map([[id, values]]) }, [id]);
    }
    expect(other.mean('series 0')).toBeUndefined();
    expect(all(other.mean('series 2999'))).toEqual([1]);
  });

  it('does not hold every series of a source that keeps changing them', () => {
    const rollup = createRollup(MINUTE, DAY);
    for (let row = 0; row < 5000; row++) add(rollup, [`series ${row}`], [row * MINUTE + 1, row]);
    expect(rollup.mean('series 0')).toBeUndefined();
    expect(all(rollup.mean('series 4998'))?.at(-1)).toBe(4998);
  });
});
