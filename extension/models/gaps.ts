import type { StallEvent } from '../../shared/events.ts';
import { firstIndex } from './ascending.ts';

/** Rows further apart than this many intervals have a gap between them. */
const GAP_INTERVALS = 1.5;

/** How far apart two rows may be. Samples further apart than a step leave some steps without any. */
export interface Spacing {
  intervalMs: number;
  /** Of their tier; 0 in full resolution. */
  stepMs: number;
}

/**
 * Whether samples are missing between two rows, by the times of these. Not where stalls explain it: then the process was
 * there, but could not sample.
 */
export function isGap(
  from: number,
  to: number,
  { intervalMs, stepMs }: Spacing,
  stalls: readonly StallEvent[],
): boolean {
  const slackMs = GAP_INTERVALS * intervalMs + stepMs;
  return to - from > slackMs && to - from - stalledMs(stalls, from, to) > slackMs;
}

/** For how much of the time between two rows the event loop stalled. `stalls` are in the order of their beginnings. */
export function stalledMs(stalls: readonly StallEvent[], from: number, to: number): number {
  // A recording may have thousands of gaps and of stalls. These do not overlap, so one at most reaches into the span.
  let index = Math.max(firstIndex(stalls.length, (each) => (stalls[each]?.at ?? to) > from) - 1, 0);
  let sum = 0;
  for (let stall = stalls[index]; stall && stall.at < to; stall = stalls[++index]) {
    sum += Math.max(Math.min(stall.at + stall.durationMs, to) - Math.max(stall.at, from), 0);
  }
  return sum;
}
