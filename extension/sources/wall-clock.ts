/** Where a clock takes its readings from, in milliseconds. */
export interface ClockReadings {
  /** Whole milliseconds since the epoch, as the browser dates requests. */
  wall(): number;
  /** Milliseconds since any time, which never jump; whole ones in Firefox. */
  monotonic(): number;
}

/** The time at which the browser dates requests, in fractions of a millisecond. */
export interface WallClock {
  /** Milliseconds since the epoch, to within `errorMs`. */
  now(): number;
  /**
   * Where the monotonic clock has fractions, half a millisecond at first, and less with each reading that the ticks of the
   * wall clock leave room for.
   */
  readonly errorMs: number;
  /**
   * By how much the clock is found to have been set since the panel was opened, in all, in milliseconds. Only a reading can
   * find it.
   */
  readonly setByMs: number;
}

/** Of a reading in whole milliseconds, half of one is lost on either side. */
const ROUNDING_MS = 0.5;
/** The same, where the other reading is of tenths, as in Chromium. */
const SLACK_MS = ROUNDING_MS + 0.1;
/**
 * Firefox gives whole milliseconds of both clocks, either of those between which the time lies, by chance: a reading is up
 * to one millisecond off either way, and where the tick lies between two is not known.
 */
const WHOLE_ERROR_MS = 2;
/** A difference beyond this is no rounding: the wall clock was set, or the machine has slept. */
const STEP_MS = 1.5;

/** The wall clock, with the monotonic clock between its ticks. It follows the wall clock wherever that is set. */
export function createWallClock({ wall, monotonic }: ClockReadings = browserReadings): WallClock {
  let origin = wall() + ROUNDING_MS - monotonic();
  let least = origin - SLACK_MS;
  let most = origin + SLACK_MS;
  let setByMs = 0;
  let isWhole = true;
  return {
    now() {
      const now = monotonic();
      isWhole &&= Number.isInteger(now);
      const found = wall() + ROUNDING_MS - now;
      if (Math.abs(found - origin) > STEP_MS) {
        setByMs += found - origin;
        origin = found;
      }
      // What a tick says is never wrong by more than rounding.
      origin = Math.min(Math.max(origin, found - ROUNDING_MS), found + ROUNDING_MS);
      least = Math.max(least, found - SLACK_MS);
      most = Math.min(most, found + SLACK_MS);
      // Set, or the one runs a little faster than the other: what was known before is no longer so.
      if (least > most) [least, most] = [found - SLACK_MS, found + SLACK_MS];
      return now + origin;
    },
    get errorMs() {
      return isWhole ? WHOLE_ERROR_MS : Math.max(most - origin, origin - least);
    },
    get setByMs() {
      return setByMs;
    },
  };
}

const browserReadings: ClockReadings = { wall: () => Date.now(), monotonic: () => performance.now() };
