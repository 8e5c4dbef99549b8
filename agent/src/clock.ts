import { monotonicNow, wallNow } from './runtime.ts';

/** How far the wall clock may stray from ours before the origin is taken anew. */
const MAX_DRIFT_MS = 1000;

/** Where a clock takes its readings from, in milliseconds. */
export interface TimeSources {
  monotonic(): number;
  wall(): number;
}

/** Milliseconds since the epoch from the monotonic clock: they never jump within an epoch. */
interface Clock {
  /** Counts how often the origin was taken anew. */
  readonly epoch: number;
  now(): number;
  /** Turns a reading of the monotonic clock (`performance.now()`) into milliseconds since the epoch. */
  toEpoch(monotonicMs: number): number;
  /**
   * Compares with the wall clock, and where they differ by more than a second takes the origin anew and starts the next
   * epoch. Returns by how many milliseconds `now()` jumped: 0 when nothing happened, negative when it went back.
   */
  check(): number;
}

export const systemTime: TimeSources = {
  monotonic: monotonicNow,
  wall: wallNow,
};

/** The clock of an agent. A machine that sleeps stops the monotonic clock (nodejs/node#47724), hence `check`. */
export function createClock({ monotonic, wall }: TimeSources = systemTime): Clock {
  let origin = wall() - monotonic();
  let epoch = 0;
  return {
    get epoch() {
      return epoch;
    },
    now: () => origin + monotonic(),
    toEpoch: (monotonicMs) => origin + monotonicMs,
    check() {
      const jump = wall() - monotonic() - origin;
      if (Math.abs(jump) <= MAX_DRIFT_MS) return 0;
      origin += jump;
      epoch++;
      return jump;
    },
  };
}
