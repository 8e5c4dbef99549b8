/** Where a clock takes its readings from, in milliseconds. */
export interface ClockReadings {
  /** Whole milliseconds since the epoch, as the browser dates requests. */
  wall(): number;
  /** Milliseconds since any time, which never jump. */
  monotonic(): number;
}

/** Of the readings that are compared, half a millisecond is lost to rounding on either side. */
const ROUNDING_MS = 0.5;
/** A difference beyond this is no rounding: the wall clock was set, or the machine has slept. */
const STEP_MS = 1.5;

/**
 * The time at which the browser dates requests, in fractions of a millisecond: the wall clock's, with the monotonic clock
 * between its ticks. It follows the wall clock wherever that is set.
 */
export function createWallClock({ wall, monotonic }: ClockReadings = browserReadings): () => number {
  let origin = Number.NaN;
  return () => {
    const now = monotonic();
    const found = wall() + ROUNDING_MS - now;
    if (!(Math.abs(found - origin) <= STEP_MS)) origin = found;
    // A tick that lies ahead of us, or behind by more than rounding, moves us there.
    else origin = Math.min(Math.max(origin, found - ROUNDING_MS), found + ROUNDING_MS);
    return now + origin;
  };
}

const browserReadings: ClockReadings = { wall: Date.now, monotonic: () => performance.now() };
