import { monotonicNow } from '../runtime.ts';

/** The part of the time that such work may take. */
const BUDGET_SHARE = 0.01;

/**
 * Runs work whose cost grows with what the host holds, and skips it while it would take more than its share of the time.
 * What ran is paid off before it runs again: with 1 %, after 0.1 ms that is 10 ms later, at the next sample; after 30 ms,
 * 3 s later. Returns whether the work ran. What the work throws counts as cost and goes on to the caller.
 */
export function createBudget(now = monotonicNow, share = BUDGET_SHARE): (work: () => void) => boolean {
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  return (work) => {
    const startMs = now();
    if (startMs < notBeforeMs) return false;
    try {
      work();
    } finally {
      notBeforeMs = startMs + (now() - startMs) / share;
    }
    return true;
  };
}
