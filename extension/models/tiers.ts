import { firstIndex, lowerBound } from './ascending.ts';
import type { TimeRange } from './timeline.ts';

/** One resolution in which the samples of a service are held. Columns are views that are valid until the next write. */
export interface Tier {
  /** How much time a row covers, in milliseconds; 0 in full resolution, where it is a sample. */
  readonly stepMs: number;
  /** Rises whenever rows that are held go, or get another index. */
  readonly shifts: number;
  /** The times at which what the rows cover ends, in milliseconds since the epoch. */
  times(): Float64Array;
  /** A series' values, NaN where there is none; `undefined` for a series that never came. */
  mean(id: string): ArrayLike<number> | undefined;
  low(id: string): ArrayLike<number> | undefined;
  high(id: string): ArrayLike<number> | undefined;
}

/** The rows of a tier from `first` up to, but without, `end`. */
export interface TierRows {
  tier: Tier;
  first: number;
  end: number;
}

/** How many rows are worth reading for a whole range. */
export interface Density {
  /** With more than so many, a coarser tier is taken, */
  most: number;
  /** unless it would give fewer than so many. */
  least: number;
}

/** The place of the finest tier that has not too many rows for a range. `intervalMs` is that of the samples. */
export function tierFor(
  tiers: readonly Tier[],
  { from, to }: TimeRange,
  intervalMs: number,
  { most, least }: Density,
): number {
  const rowsOf = ({ stepMs }: Tier) => (to - from) / Math.max(stepMs, intervalMs);
  const index = tiers.findIndex((tier, place) => {
    const coarser = tiers[place + 1];
    return !coarser || rowsOf(tier) <= most || rowsOf(coarser) < least;
  });
  return Math.max(index, 0);
}

/**
 * The rows that cover a range, oldest first: of the tier at `wanted`, of coarser ones for what is older than it holds,
 * and of finer ones for the time since its last step. No time is covered twice. One row on either side of the range is
 * among them. `tiers` stand with the finest first.
 */
export function rowsWithin(tiers: readonly Tier[], { from, to }: TimeRange, wanted: number): TierRows[] {
  const parts: TierRows[] = [];
  let before = Infinity;
  for (const [place, tier] of tiers.entries()) {
    const coarser = tiers.slice(place + 1);
    const times = tier.times();
    // A finer tier than the wanted one only adds what the next that holds anything has not closed yet.
    const [closed = -Infinity] = coarser.flatMap((each) => each.times().at(-1) ?? []);
    const after = place < wanted ? closed : oldestBorder(tier, coarser);
    const part = { tier, first: firstAfter(times, after), end: firstAfter(times, before) };
    if (part.first < part.end) parts.unshift(part);
    before = Math.min(before, after);
  }
  return clip(parts, from, to);
}

/**
 * The border between what a tier holds and the older time that only the coarser one has: the end of the coarser step in
 * which the tier begins.
 */
function oldestBorder({ stepMs, times }: Tier, coarser: readonly Tier[]): number {
  const first = times()[0];
  if (first === undefined) return Infinity;
  const begin = first - stepMs;
  // A first step that ends with the first sample may have been made of that sample alone. The next tier may begin later
  // than this one, where only the one after it reaches further back.
  const ends = coarser.map((tier) => tier.times()).find(([end = Infinity]) => end < begin);
  return ends ? (ends[lowerBound(ends, begin)] ?? ends.at(-1) ?? -Infinity) : -Infinity;
}

/**
 * From the oldest to the newest sample that any tier holds or has been made of; `undefined` without one. Where there is no
 * full resolution, as in a recording that was cut off, it ends with the newest step.
 */
export function spanOf(tiers: readonly Tier[]): TimeRange | undefined {
  let from = Infinity;
  let to = -Infinity;
  let isFull = false;
  for (const { stepMs, times } of tiers) {
    const ends = times();
    // A step may have begun before the first sample: it counts only where it ended before what is known in more detail.
    if ((ends[0] ?? from) < from) from = (ends[0] ?? from) - stepMs;
    if (!isFull) to = Math.max(to, ends.at(-1) ?? to);
    isFull ||= stepMs === 0 && ends.length > 0;
  }
  return to === -Infinity ? undefined : { from, to };
}

function clip(parts: readonly TierRows[], from: number, to: number): TierRows[] {
  const within: TierRows[] = [];
  for (const { tier, first, end } of parts) {
    const times = tier.times();
    const start = Math.min(Math.max(lowerBound(times, from) - 1, first), end - 1);
    // Rows of the parts before that lie outside are not needed when this one reaches outside, too.
    if ((times[start] ?? from) < from) within.length = 0;
    const stop = Math.max(Math.min(lowerBound(times, to) + 1, end), start + 1);
    within.push({ tier, first: start, end: stop });
    if ((times[stop - 1] ?? to) >= to) break;
  }
  return within;
}

const firstAfter = (times: Float64Array, time: number) =>
  firstIndex(times.length, (index) => (times[index] ?? Infinity) > time);
