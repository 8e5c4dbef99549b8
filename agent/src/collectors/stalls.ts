/** What the loop's clock says at one moment. */
export interface LoopReading {
  /** Monotonic milliseconds. */
  nowMs: number;
  /** Milliseconds spent waiting for events since the loop started. */
  idleMs: number;
  /** Events taken in since the loop started; undefined where the runtime does not count them. */
  events: number | undefined;
}

/** `startMs` on the monotonic clock; start and duration are each known to within `uncertaintyMs`. */
export interface Stall {
  startMs: number;
  durationMs: number;
  uncertaintyMs: number;
}

/** Turns with less work than this are not told as stalls. */
const MIN_STALL_MS = 50;

/** Timers count whole milliseconds, the clock does not. */
const SLACK_MS = 1;

/**
 * Milliseconds of work between two readings. Time spent waiting for events is none, so a process that was stopped while
 * it waited (SIGSTOP, a machine asleep) has not worked and has not stalled.
 */
export function workBetween(before: LoopReading, after: LoopReading): number {
  return Math.max(0, after.nowMs - before.nowMs - idleBetween(before, after));
}

/**
 * The stall between the check phases of two consecutive turns, if there is one. In between run, in this order:
 * immediates and timers, the wait, callbacks of events. Work of up to `unseenMs` before the wait may have gone unnoticed.
 */
export function stallInTurn(before: LoopReading, after: LoopReading, unseenMs: number): Stall | undefined {
  const durationMs = workBetween(before, after);
  if (durationMs < MIN_STALL_MS) return undefined;
  const withoutEvents = after.events !== undefined && after.events === before.events;
  if (withoutEvents) return { startMs: before.nowMs, durationMs, uncertaintyMs: SLACK_MS };
  // Work before the wait that takes long enough to matter finds `settle` due, and then there is no wait.
  const uncertaintyMs = Math.max(SLACK_MS, Math.min(unseenMs, idleBetween(before, after)));
  return { startMs: after.nowMs - durationMs, durationMs, uncertaintyMs };
}

/**
 * How late a timer was that was due at `dueMs`. A due timer ends every wait, so one turn must have lasted that long.
 */
export function latenessOf(before: LoopReading, after: LoopReading, dueMs: number): number {
  return Math.min(Math.max(0, after.nowMs - dueMs), workBetween(before, after));
}

/** The stall that made a timer late, if there is one; `before` is the reading when the timer was set. */
export function stallInTick(before: LoopReading, after: LoopReading, dueMs: number): Stall | undefined {
  const mostMs = workBetween(before, after);
  const leastMs = latenessOf(before, after, dueMs);
  // All work but that before the due time made the timer late, so this alone tells a stall from many short turns.
  if (mostMs < MIN_STALL_MS) return undefined;
  const durationMs = (leastMs + mostMs) / 2;
  return { startMs: after.nowMs - durationMs, durationMs, uncertaintyMs: (mostMs - leastMs) / 2 + SLACK_MS };
}

function idleBetween(before: LoopReading, after: LoopReading): number {
  return Math.max(0, after.idleMs - before.idleMs);
}
