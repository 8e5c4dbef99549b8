import { runInNewContext, runInThisContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { createRate, readCounts, readSeries } from './readings.ts';

function read(reader: ReturnType<typeof readSeries>, columns: number, elapsedMs = 1000): number[] {
  const values = new Float64Array(columns).fill(Number.NaN);
  reader(values, { time: 0, elapsedMs });
  return [...values];
}

describe('readSeries', () => {
  it('reads each value', () => {
    const reader = readSeries(
      [
        { id: 'a', value: () => 1 },
        { id: 'b', value: () => -0.5 },
      ],
      vi.fn(),
    );
    expect(read(reader, 2)).toEqual([1, -0.5]);
  });

  it('gives NaN and one warning for a series whose value throws, and reads the others', () => {
    const warn = vi.fn();
    let count = 0;
    const reader = readSeries(
      [
        {
          id: 'a',
          value: () => {
            throw new Error(`boom ${count++}`);
          },
        },
        { id: 'b', value: () => 2 },
      ],
      warn,
    );
    expect(read(reader, 2)).toEqual([Number.NaN, 2]);
    expect(read(reader, 2)).toEqual([Number.NaN, 2]);
    expect(warn.mock.calls).toEqual([
      ['The value of series "a" threw "boom 0"; it must return a number. The chart shows a gap instead.'],
    ]);
  });

  it.each([undefined, null, '1', 1n, {}, true])('gives NaN and one warning for the value %s', (value) => {
    const warn = vi.fn();
    const callback: () => number = vi.fn().mockReturnValue(value);
    const reader = readSeries([{ id: 'a', value: callback }], warn);
    expect(read(reader, 1)).toEqual([Number.NaN]);
    expect(read(reader, 1)).toEqual([Number.NaN]);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it.each([Number.NaN, Infinity, -Infinity])('takes %s for no value, without a warning', (value) => {
    const warn = vi.fn();
    expect(read(readSeries([{ id: 'a', value: () => value }], warn), 1)).toEqual([Number.NaN]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('survives a throw of something that cannot be shown', () => {
    const warn = vi.fn();
    const value = () => {
      throw Object.create(null);
    };
    expect(read(readSeries([{ id: 'a', value }], warn), 1)).toEqual([Number.NaN]);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['async value', '() => Promise.reject(new Error("late"))', runInThisContext],
    ['async value of another realm', '() => Promise.reject(new Error("late"))', runInNewContext],
  ])('handles the rejection of an %s, which would end the host', async (_, source, run) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    // Not a mock: Vitest's handle the rejections of what they return.
    read(readSeries([{ id: 'a', value: run(source) }], vi.fn()), 1);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('turns a counter into a rate by the time that really went by', () => {
    let total = 100;
    const reader = readSeries([{ id: 'a', value: () => total, rate: true }], vi.fn());
    expect(read(reader, 1, Number.NaN)).toEqual([Number.NaN]);
    total = 150;
    expect(read(reader, 1, 2000)).toEqual([25]);
    total = 150;
    expect(read(reader, 1, 1000)).toEqual([0]);
  });
});

describe('createRate', () => {
  it('is NaN for the first reading and where the counter went back', () => {
    const readings = [10, 30, 5, 8];
    const rate = createRate(() => readings.shift() ?? Number.NaN);
    expect([rate(0), rate(1000), rate(2000), rate(3000)]).toEqual([Number.NaN, 20, Number.NaN, 3]);
  });

  it('bridges a missing reading with the mean of both intervals', () => {
    const readings = [10, Number.NaN, 30];
    const rate = createRate(() => readings.shift() ?? Number.NaN);
    expect([rate(0), rate(1000), rate(2000)]).toEqual([Number.NaN, Number.NaN, 10]);
  });

  it('is NaN where no time went by', () => {
    const rate = createRate(() => 1);
    rate(5);
    expect(rate(5)).toBeNaN();
  });
});

describe('readCounts', () => {
  const two = { chart: 'h', buckets: 2, isCumulative: false };

  it('drops what was counted while nobody sampled', () => {
    const values = new Float64Array(2).fill(Number.NaN);
    const counts = vi.fn(() => [1, 2]);
    readCounts({ ...two, counts }, vi.fn())(values, { time: 0, elapsedMs: Number.NaN });
    expect([...values]).toEqual([Number.NaN, Number.NaN]);
    expect(counts).toHaveBeenCalledTimes(1);
  });

  it.each([[[1, 2]], [Uint32Array.of(1, 2)], [{ length: 2, 0: 1, 1: 2 }]])('reads %o', (counts) => {
    expect(read(readCounts({ ...two, counts: () => counts }, vi.fn()), 2)).toEqual([1, 2]);
  });

  it.each([[[1]], [[1, 2, 3]], [[1, '2']], [undefined], [7]])('gives NaN and one warning for %o', (counts) => {
    const warn = vi.fn();
    const callback: () => number[] = vi.fn().mockReturnValue(counts);
    const reader = readCounts({ ...two, counts: callback }, warn);
    expect(read(reader, 2)).toEqual([Number.NaN, Number.NaN]);
    expect(read(reader, 2)).toEqual([Number.NaN, Number.NaN]);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('shows the growth of counts that only grow', () => {
    const totals = [
      [1, 5],
      [3, 5],
      [4, 9],
      [0, 1],
      [2, 1],
    ];
    const read = readCounts({ ...two, isCumulative: true, counts: () => totals.shift() ?? [] }, vi.fn());
    const next = (elapsedMs = 1000) => {
      const values = new Float64Array(2).fill(Number.NaN);
      read(values, { time: 0, elapsedMs });
      return [...values];
    };
    expect(next()).toEqual([Number.NaN, Number.NaN]);
    expect(next()).toEqual([2, 0]);
    expect(next(Number.NaN)).toEqual([Number.NaN, Number.NaN]);
    expect(next()).toEqual([Number.NaN, Number.NaN]);
    expect(next()).toEqual([2, 0]);
  });
});
