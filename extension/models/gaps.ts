import type { StallEvent } from '../../shared/events.ts';

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

/** For how much of the time between two rows the event loop stalled. */
function stalledMs(stalls: readonly StallEvent[], from: number, to: number): number {
  const parts = stalls.map(({ at, durationMs }) => Math.min(at + durationMs, to) - Math.max(at, from));
  return parts.reduce((sum, part) => sum + Math.max(part, 0), 0);
}
