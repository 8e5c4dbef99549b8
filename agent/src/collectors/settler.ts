import { clearTimeout, monotonicNow, setTimeout } from '../runtime.ts';

/** Milliseconds from a turn to the one that settles it; a stall must cover them, so they are below 50. */
const SETTLE_MS = 10;

interface Settler {
  /** The longest work before a wait that can go unnoticed. */
  afterMs: number;
  /** Told of each turn; true if the settler's timer is due in it. */
  turned(nowMs: number): boolean;
  close(): void;
}

/** Wakes nobody: work beside a wait can then lie anywhere in it, and the agent's samples keep waits to one interval. */
export const NO_SETTLER: Settler = { afterMs: Number.POSITIVE_INFINITY, turned: () => false, close: () => {} };

/**
 * Sees to it that a stall has no wait beside it. Work of a timer that follows one wait and is followed by another shows
 * only when the second is over, and then could lie at either end of it. So a turn sets one short timer, unless one is set,
 * and the turn that this makes sets no other: it falls due during any stall, which then has no wait behind it, and an
 * idle process is not woken for ever.
 */
export function createSettler(): Settler {
  let pending = true;
  let dueMs = monotonicNow() + SETTLE_MS;
  const timer = setTimeout(() => {
    pending = false;
  }, SETTLE_MS);
  timer.unref();

  return {
    afterMs: SETTLE_MS,
    turned(nowMs) {
      // Timers count whole milliseconds and may come a fraction of one early.
      if (pending) return nowMs >= dueMs - 1;
      pending = true;
      dueMs = nowMs + SETTLE_MS;
      timer.refresh();
      return false;
    },
    close: () => clearTimeout(timer),
  };
}
