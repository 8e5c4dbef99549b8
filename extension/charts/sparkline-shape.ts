import type { Reduction } from '../models/reduction.ts';
import type { TimeRange } from '../models/timeline.ts';

/**
 * A range cut into spans of equal length that begin at whole multiples of it, `points` of them and one for the edges: so
 * a sample stays in its span while a live window moves, and the line moves without changing its shape.
 */
export function alignedSpans(
  { from, to }: TimeRange,
  points: number,
): { range: TimeRange; points: number; spanMs: number } {
  const spanMs = (to - from) / points;
  const start = Math.floor(from / spanMs) * spanMs;
  return { range: { from: start, to: start + (points + 1) * spanMs }, points: points + 1, spanMs };
}

/**
 * The sum of several series, reduced over the same spans. The sum's own lowest and highest values are not known any more;
 * what is given is sure to have been reached: the peak of one series with no more than the least of the others.
 */
export function sumOf(reductions: readonly Reduction[]): Reduction {
  const [only] = reductions;
  if (only && reductions.length === 1) return only;
  const parts = reductions.map((reduction) => new Map(reduction.times.map((time, index) => [time, index])));
  const times = [...new Set(reductions.flatMap((reduction) => reduction.times))].sort((a, b) => a - b);
  const sum: Reduction = { times, mean: [], low: [], high: [] };
  for (const time of times) {
    const here = reductions.flatMap(({ mean, low, high }, part) => {
      const index = parts[part]?.get(time) ?? -1;
      const [average = 0, least = 0, most = 0] = [mean[index], low[index], high[index]];
      return index < 0 ? [] : [{ average, least, most }];
    });
    const least = here.reduce((total, each) => total + each.least, 0);
    const most = here.reduce((total, each) => total + each.most, 0);
    sum.mean.push(here.reduce((total, each) => total + each.average, 0));
    sum.high.push(here.reduce((peak, each) => Math.max(peak, least - each.least + each.most), least));
    sum.low.push(here.reduce((valley, each) => Math.min(valley, most - each.most + each.least), most));
  }
  return sum;
}

/** The parts of a line that hang together, as ranges of indices: between them time went by without a value. */
export function unbroken(times: readonly number[], longestStepMs: number): { first: number; end: number }[] {
  const parts: { first: number; end: number }[] = [];
  for (const [index, time] of times.entries()) {
    const last = parts.at(-1);
    if (last && time - (times[index - 1] ?? time) <= longestStepMs) last.end = index + 1;
    else parts.push({ first: index, end: index + 1 });
  }
  return parts;
}
