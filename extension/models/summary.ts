import { firstIndex, lowerBound } from './ascending.ts';
import type { FigurePlan } from './figures.ts';
import { isGap } from './gaps.ts';
import type { Service } from './service.ts';

/** A figure at some time. NaN where there is nothing to tell it from. */
export interface Reading {
  /** In the figure's unit. */
  value: number;
  /** What is held against the thresholds: the value, or that by what the figure says it is divided by. */
  level: number;
}

/** What a figure is read from. */
export interface Samples {
  times(): Float64Array;
  values(id: string): ArrayLike<number> | undefined;
}

/** What a figure is judged by: long enough that one sample does not flicker, short enough that trouble shows at once. */
export const JUDGED_MS = 10_000;

/**
 * Reads a figure of the samples after `from`, up to and with `to`, in milliseconds since the epoch: the mean over time, so
 * that a sample that comes late, as after a stall, counts for all the time that it stands for. The newest sample up to
 * `to` always counts, and is all that does where `from` is not before it.
 */
export function readFigure({ figure, sum, per }: FigurePlan, samples: Samples, from: number, to: number): Reading {
  const times = samples.times();
  const end = firstIndex(times.length, (row) => (times[row] ?? to) > to);
  const first = Math.min(
    firstIndex(end, (row) => (times[row] ?? from) > from),
    Math.max(end - 1, 0),
  );
  const meanOf = (ids: readonly string[]) => weightedMean(times, columnsOf(samples, ids), { first, end, from });
  const value = meanOf(sum);
  if (!figure.per) return { value, level: value };
  const divisor = figure.per.plus + (per.length > 0 ? orZero(meanOf(per)) : 0);
  return { value, level: divisor > 0 ? value / divisor : Number.NaN };
}

/** What is held of a service's past. */
export type Past = Pick<Service, 'tiers' | 'intervalAt' | 'events'>;

/**
 * Reads a figure of a span of the past, as `readFigure` does, of the finest of the tiers that reaches back to its end; of
 * a moment, by the row that is nearest, as legends do. There is nothing to tell where the span ends within a gap.
 */
export function readPastFigure(plan: FigurePlan, past: Past, from: number, to: number): Reading {
  const { tiers, intervalAt, events } = past;
  const tier = tiers.find(({ stepMs, times }) => (times()[0] ?? Infinity) - stepMs <= to) ?? tiers[0];
  if (!tier) return NOTHING;
  const { stepMs } = tier;
  const times = tier.times();
  const samples = { times: () => times, values: tier.mean };
  const next = lowerBound(times, to);
  const [before, after] = [times[next - 1], times[next]];
  if (before !== undefined && after !== undefined) {
    const spacing = { intervalMs: intervalAt(after), stepMs };
    const isBetween = to < after - stepMs;
    if (isBetween && isGap(before, after, spacing, events.within(before, after).stalls)) return NOTHING;
    if (stepMs === 0 && from === to && after - to <= to - before) return readFigure(plan, samples, after, after);
  }
  // A step's row stands at its end, which for the one around `to` comes after that.
  return readFigure(plan, samples, from, stepMs > 0 ? to + stepMs - 1 : to);
}

const NOTHING: Reading = { value: Number.NaN, level: Number.NaN };

interface Rows {
  first: number;
  end: number;
  /** Where the span begins; the first row counts from there on. */
  from: number;
}

/** The mean of the columns' sum, each row for the time since the one before. Rows without any value are left out. */
function weightedMean(times: Float64Array, columns: readonly ArrayLike<number>[], { first, end, from }: Rows): number {
  let [total, weights] = [0, 0];
  for (let row = first; row < end; row++) {
    const sum = sumAt(columns, row);
    if (Number.isNaN(sum)) continue;
    const time = times[row] ?? from;
    // Before the first row of all there was as much time as after it, as far as one can tell.
    const since = Math.max(times[row - 1] ?? 2 * time - (times[row + 1] ?? time), from);
    const weight = Math.max(time - since, 1);
    total += sum * weight;
    weights += weight;
  }
  return weights > 0 ? total / weights : Number.NaN;
}

/** The sum of what the columns have in a row; NaN where they have nothing. */
function sumAt(columns: readonly ArrayLike<number>[], row: number): number {
  let sum = Number.NaN;
  for (const values of columns) {
    const value = values[row] ?? Number.NaN;
    if (Number.isFinite(value)) sum = orZero(sum) + value;
  }
  return sum;
}

function columnsOf(samples: Samples, ids: readonly string[]): ArrayLike<number>[] {
  return ids.map((id) => samples.values(id)).filter((values) => values !== undefined);
}

const orZero = (value: number) => (Number.isNaN(value) ? 0 : value);
