import type { TimeSources } from './clock.ts';
import { clearTimeout, setTimeout } from './runtime.ts';

interface Ticker {
  readonly running: boolean;
  /** Ticks at once and then every interval. */
  start(): void;
  stop(): void;
}

/**
 * Calls `tick` every `intervalMs` without keeping the process alive. Each tick is due a whole number of intervals after
 * the first, so that late timers do not add up; ticks missed while the process was blocked are left out.
 */
export function createTicker(
  intervalMs: number,
  tick: () => void,
  { monotonic }: Pick<TimeSources, 'monotonic'>,
): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let dueMs = 0;

  function run(): void {
    const lateMs = Math.max(0, monotonic() - dueMs);
    dueMs += intervalMs * (1 + Math.floor(lateMs / intervalMs));
    timer = setTimeout(run, Math.max(1, dueMs - monotonic())).unref();
    tick();
  }

  return {
    get running() {
      return timer !== undefined;
    },
    start() {
      if (timer !== undefined) return;
      dueMs = monotonic();
      run();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
