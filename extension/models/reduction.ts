import type { TierRows } from './tiers.ts';
import type { TimeRange } from './timeline.ts';

/** A series in few points: one for each span of equal length that holds a value, in ascending order of time. */
export interface Reduction {
  /** The middle of each span, in milliseconds since the epoch. */
  times: number[];
  mean: number[];
  low: number[];
  high: number[];
}

/**
 * Reduces a series within a range to at most so many points; the lowest and the highest value of each are kept.
 * `parts` are the rows to read, oldest first, and `intervalMs` is how much time a row of full resolution stands for.
 */
export function reduce(
  parts: readonly TierRows[],
  series: string,
  { from, to }: TimeRange,
  points: number,
  intervalMs: number,
): Reduction {
  const reduction: Reduction = { times: [], mean: [], low: [], high: [] };
  const spanMs = (to - from) / points;
  let point = -1;
  let [weight, sum, low, high] = [0, 0, Infinity, -Infinity];

  function close(): void {
    if (weight === 0) return;
    reduction.times.push(from + (point + 0.5) * spanMs);
    reduction.mean.push(sum / weight);
    reduction.low.push(low);
    reduction.high.push(high);
    [weight, sum, low, high] = [0, 0, Infinity, -Infinity];
  }

  for (const { tier, first, end } of parts) {
    const times = tier.times();
    const [means, lows, highs] = [tier.mean(series), tier.low(series), tier.high(series)];
    if (!means || !lows || !highs) continue;
    // A step counts where its middle lies; it outweighs a single sample.
    const rowWeight = tier.stepMs || intervalMs;
    for (let row = first; row < end; row++) {
      const time = (times[row] ?? to) - tier.stepMs / 2;
      const mean = means[row] ?? Number.NaN;
      if (time < from || time >= to || !Number.isFinite(mean)) continue;
      const at = Math.min(Math.floor((time - from) / spanMs), points - 1);
      if (at !== point) close();
      point = at;
      weight += rowWeight;
      sum += mean * rowWeight;
      low = Math.min(low, lows[row] ?? mean);
      high = Math.max(high, highs[row] ?? mean);
    }
  }
  close();
  return reduction;
}
