import { lowerBound } from './series.ts';
import type { TimeRange } from './timeline.ts';

/** A series in few points: one for each span of equal length that holds a value, in ascending order of time. */
export interface Reduction {
  /** The middle of each span, in milliseconds since the epoch. */
  times: number[];
  mean: number[];
  low: number[];
  high: number[];
}

/** Reduces a series within a range to at most so many points; the lowest and the highest value of each are kept. */
export function reduce(times: Float64Array, values: Float64Array, { from, to }: TimeRange, points: number): Reduction {
  const reduction: Reduction = { times: [], mean: [], low: [], high: [] };
  const spanMs = (to - from) / points;
  const end = lowerBound(times, to);
  let row = lowerBound(times, from);
  for (let point = 0; point < points && row < end; point++) {
    const spanEnd = from + (point + 1) * spanMs;
    let [count, sum, low, high] = [0, 0, Infinity, -Infinity];
    for (; row < end && (times[row] ?? spanEnd) < spanEnd; row++) {
      const value = values[row] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      count++;
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (count === 0) continue;
    reduction.times.push(spanEnd - spanMs / 2);
    reduction.mean.push(sum / count);
    reduction.low.push(low);
    reduction.high.push(high);
  }
  return reduction;
}
