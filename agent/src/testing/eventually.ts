import { vi } from 'vitest';

/** How long a condition may take on a machine that is busy with other things. */
export const PATIENCE_MS = 30_000;

/** Waits for a condition as `vi.waitFor` does, but long enough for children that start late. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: PATIENCE_MS });
}

/** Gives the tests of a file that run children the time that such conditions may take. */
export function allowForBusyMachine(): void {
  vi.setConfig({ testTimeout: 2 * PATIENCE_MS, hookTimeout: PATIENCE_MS });
}
