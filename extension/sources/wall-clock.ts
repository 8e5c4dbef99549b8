/** Where a clock takes its readings from, in milliseconds. */
export interface ClockReadings {
  /** Whole milliseconds since the epoch, as the browser dates requests. */
  wall(): number;
  /** Milliseconds since any time, which never jump. */
  monotonic(): number;
}

/** The time at which the browser dates requests, in fractions of a millisecond. */
export interface WallClock {
  /** Milliseconds since the epoch, to half of one. */
  now(): number;
  /**
   * By how much the clock is found to have been set since the panel was opened, in all, in milliseconds. Only a reading can
   * find it.
   */
  readonly setByMs: number;
}

/** Of a reading in whole milliseconds, half of one is lost on either side. */
const ROUNDING_MS = 0.5;
/** A difference beyond this is no rounding: the wall clock was set, or the machine has slept. */
const STEP_MS = 1.5;

/** The wall clock, with the monotonic clock between its ticks. It follows the wall clock wherever that is set. */
export function createWallClock({ wall, monotonic }: ClockReadings = browserReadings): WallClock {
  let origin = wall() + ROUNDING_MS - monotonic();
  let setByMs = 0;
  return {
    now() {
      const now = monotonic();
      const found = wall() + ROUNDING_MS - now;
      if (Math.abs(found - origin) > STEP_MS) {
        setByMs += found - origin;
        origin = found;
      }
      // What a tick says is never wrong by more than rounding.
      origin = Math.min(Math.max(origin, found - ROUNDING_MS), found + ROUNDING_MS);
      return now + origin;
    },
    get setByMs() {
      return setByMs;
    },
  };
}

const browserReadings: ClockReadings = { wall: () => Date.now(), monotonic: () => performance.now() };
