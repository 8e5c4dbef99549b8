import { vi } from 'vitest';

/**
 * Tries again until it does not throw, and gives what it then returns. A machine that is busy with other things may take
 * its time; on one that is not, none is lost.
 */
export function until<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(attempt, { timeout: 60_000, interval: 20 });
}
