import { describe, expect, it } from 'vitest';
import { frameOf, stallAt } from '../testing/fixtures.ts';
import { createEventStore } from './events.ts';
import { planFigures } from './figures.ts';
import { createSeriesStore } from './series.ts';
import { type Past, readFigure, readPastFigure } from './summary.ts';
import type { Tier } from './tiers.ts';

/** Reads the first figure that there is for these columns; each row is a time and a value a column. */
function read(columns: readonly string[], rows: readonly (readonly number[])[], from: number, to: number) {
  const samples = createSeriesStore(1e9);
  samples.append(frameOf(rows), columns);
  const [plan] = planFigures(columns);
  if (!plan) throw new Error('There is no figure for these columns.');
  return readFigure(plan, samples, from, to);
}

const DELAY = ['nodejs.eventloop.delay.p99'];

describe('readFigure', () => {
  it('is the mean of the span, with its end and without its beginning', () => {
    const rows = [1, 2, 3, 4].map((second) => [second * 1000, second]);
    expect(read(DELAY, rows, 1000, 3000)).toEqual({ value: 2.5, level: 2.5 });
  });

  it('counts a sample for the time since the one before, within the span', () => {
    const late = [
      [1000, 0],
      [2000, 0],
      [5000, 0.4],
      [6000, 0],
    ];
    expect(read(DELAY, late, 1000, 6000).value).toBeCloseTo((0.4 * 3) / 5);
    expect(read(DELAY, late, 4000, 6000).value).toBeCloseTo(0.4 / 2);
  });

  it('does not count the very first sample for time of which nothing is known', () => {
    const rows = [
      [1000, 4],
      [2000, 0],
    ];
    expect(read(DELAY, rows, -8000, 2000).value).toBe(2);
  });

  it('is the newest sample at least, and it alone where the span is empty', () => {
    const rows = [
      [1000, 1],
      [61_000, 2],
    ];
    expect(read(DELAY, rows, 60_500, 61_000).value).toBe(2);
    expect(read(DELAY, rows, 40_000, 45_000).value).toBe(1);
    expect(read(DELAY, rows, 61_000, 61_000).value).toBe(2);
  });

  it('is not a number where there is nothing to tell it from', () => {
    expect(read(DELAY, [[1000, Number.NaN]], 0, 1000).value).toBeNaN();
    expect(read(DELAY, [[1000, 1]], 0, 500).value).toBeNaN();
    expect(read(DELAY, [], 0, 500).value).toBeNaN();
  });

  it('leaves out the samples without a value', () => {
    const rows = [
      [1000, 3],
      [2000, Number.NaN],
      [3000, 5],
    ];
    expect(read(DELAY, rows, 0, 3000).value).toBe(4);
  });

  it('adds up series, where they have values', () => {
    const columns = ['user', 'system'].map((mode) => `process.cpu.utilization{cpu.mode=${mode}}`);
    const rows = [
      [1000, 0.5, 0.25],
      [2000, 0.25, Number.NaN],
    ];
    expect(read(columns, rows, 0, 2000).value).toBe(0.5);
  });

  it('judges CPU by the threads of JavaScript that there are', () => {
    const columns = ['process.cpu.utilization{cpu.mode=user}', 'nodejs.worker.count'];
    expect(read(columns, [[1000, 1.5, 2]], 0, 1000)).toEqual({ value: 1.5, level: 0.5 });
    expect(read(columns, [[1000, 1.5, Number.NaN]], 0, 1000).level).toBe(1.5);
    expect(read(columns.slice(0, 1), [[1000, 1.5]], 0, 1000).level).toBe(1.5);
  });

  it('judges the heap by its limit, and not without one', () => {
    const columns = ['v8js.memory.heap.used', 'v8js.memory.heap.size_limit'];
    expect(read(columns, [[1000, 30, 120]], 0, 1000)).toEqual({ value: 30, level: 0.25 });
    expect(read(columns.slice(0, 1), [[1000, 30]], 0, 1000)).toEqual({ value: 30, level: Number.NaN });
  });
});

describe('readPastFigure', () => {
  const tierOf = (stepMs: number, rows: readonly (readonly [number, number])[]): Tier => {
    const values = () => rows.map(([, value]) => value);
    const times = () => Float64Array.from(rows, ([time]) => time);
    return { stepMs, shifts: 0, times, mean: values, low: values, high: values };
  };
  const pastOf = (...tiers: Tier[]): Past => ({ tiers, intervalAt: () => 1000, events: createEventStore() });
  const past = pastOf(
    tierOf(0, [
      [100_000, 5],
      [101_000, 6],
    ]),
    tierOf(10_000, [
      [80_000, 2],
      [90_000, 3],
      [100_000, 4],
    ]),
  );
  const [plan] = planFigures(DELAY);

  it.each([
    ['in full resolution where that reaches', 100_400, 5],
    ['of the nearest sample, as legends do', 100_500, 6],
    ['of the step around an older time', 85_000, 3],
    ['of the step that ends with it', 90_000, 3],
    ['of nothing before all that is held', 60_000, Number.NaN],
  ])('reads %s', (_, time, value) => {
    expect(plan && readPastFigure(plan, past, time, time).value).toEqual(value);
  });

  const broken = () =>
    pastOf(
      tierOf(0, [
        [100_000, 5],
        [104_000, 6],
        [105_000, 7],
      ]),
      tierOf(10_000, [
        [50_000, 2],
        [90_000, 3],
        [100_000, 4],
      ]),
    );

  it.each([
    ['the sample before it', 100_000, 5],
    ['it, next to that', 100_001, Number.NaN],
    ['it, next to the sample after it', 103_999, Number.NaN],
    ['the sample after it', 104_000, 6],
    ['it, of steps', 65_000, Number.NaN],
    ['the step before it', 45_000, 2],
    ['the step after it', 80_001, 3],
    ['what comes after the newest sample', 109_000, 7],
  ])('tells nothing within a gap: at %s', (_, time, value) => {
    expect(plan && readPastFigure(plan, broken(), time, time).value).toEqual(value);
    // A view that stands still tells of the time before its end.
    if (Number.isNaN(value)) expect(plan && readPastFigure(plan, broken(), time - 9000, time).value).toBeNaN();
  });

  it('tells of the time in which a stall kept samples from being taken', () => {
    const past = broken();
    past.events.add([stallAt(100_500, 3400)]);
    expect(plan && readPastFigure(plan, past, 101_000, 101_000).value).toBe(5);
  });
});
