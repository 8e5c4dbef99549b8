import { clearTimeout, monotonicNow, setTimeout } from '../runtime.ts';

/** Milliseconds from a turn to the one that settles it; a stall must cover them, so they are below 50. */
const SETTLE_MS = 10;

/** A turn this close to a sample is the sample's own, or that of the thread pool's answer to it. */
const NEAR_MS = 2;

/**
 * What a turn was: `hurried` or `due`, made by the settler, at once or by its timer, if nothing else happened in it;
 * `unsettled`, to be followed by another without a wait; `settled`, by a timer or otherwise.
 */
export type Turn = 'hurried' | 'due' | 'unsettled' | 'settled';

interface Settler {
  /** The longest work after the turn told last that can go unnoticed before a wait. */
  readonly unseenMs: number;
  /** Told of each turn. */
  turned(nowMs: number): Turn;
  /**
   * Told of each sample, and when the next is due, while it is being taken. True if the loop's turn that follows has to
   * come without a wait.
   */
  sampled(nowMs: number, nextMs: number): boolean;
  close(): void;
}

/** Wakes nobody: work beside a wait can then lie anywhere in it, and the agent's samples keep waits to one interval. */
export const NO_SETTLER: Settler = {
  unseenMs: Number.POSITIVE_INFINITY,
  turned: () => 'settled',
  sampled: () => false,
  close: () => {},
};

/**
 * Sees to it that a stall has no wait beside it. Work of a timer that follows one wait and is followed by another shows
 * only when the second is over, and then could lie at either end of it. So a turn sets one short timer, unless one is set,
 * and the turn that this makes sets no other: it falls due during any stall, which then has no wait behind it, and an
 * idle process is not woken for ever.
 *
 * The turns of the agent's own samples are settled by another that follows at once: it costs some microseconds, where a
 * timer that wakes an idle process costs a hundred.
 */
export function createSettler(): Settler {
  let pending = true;
  let dueMs = monotonicNow() + SETTLE_MS;
  let unseenMs = SETTLE_MS;
  let sampleMs = Number.NaN;
  let nextSampleMs = Number.NaN;
  /** The turn told last is left to the sample that is due. */
  let awaitsSample = false;
  let isHurried = false;
  const timer = setTimeout(() => {
    pending = false;
  }, SETTLE_MS);
  timer.unref();

  return {
    get unseenMs() {
      return unseenMs;
    },
    turned(nowMs) {
      unseenMs = SETTLE_MS;
      awaitsSample = false;
      if (isHurried) {
        isHurried = false;
        return 'hurried';
      }
      // Timers count whole milliseconds and may come a fraction of one early.
      if (pending) return nowMs >= dueMs - 1 ? 'due' : 'settled';
      if (Math.abs(nowMs - nextSampleMs) <= NEAR_MS) {
        awaitsSample = true;
        unseenMs = Number.POSITIVE_INFINITY;
        return 'settled';
      }
      if (nowMs - sampleMs <= NEAR_MS) {
        isHurried = true;
        return 'unsettled';
      }
      pending = true;
      dueMs = nowMs + SETTLE_MS;
      timer.refresh();
      return 'settled';
    },
    sampled(nowMs, nextMs) {
      sampleMs = nowMs;
      nextSampleMs = nextMs;
      if (!awaitsSample) return false;
      isHurried = true;
      unseenMs = SETTLE_MS;
      return true;
    },
    close: () => clearTimeout(timer),
  };
}
