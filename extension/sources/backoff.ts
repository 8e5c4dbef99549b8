const FIRST_MS = 200;
const GROWTH = 1.7;
/**
 * The longest delay. `down`: nothing answers; to ask by fetch costs next to nothing, and so a service is taken up within
 * two seconds of its port answering. `refused`: something answers, but not as it should; a dozen failed WebSockets in some
 * minutes would make Chromium hold up all others.
 */
const CAPS_MS = { down: 1500, refused: 40_000 };

/** How soon to try again. */
export type Pace = keyof typeof CAPS_MS;
/** Up to this share of the delay is taken off at random, so that many panels do not knock in step. */
const JITTER = 0.3;

/**
 * How long to wait before the next try, in milliseconds. `failures` counts those in a row, from 1.
 */
export function retryDelayMs(failures: number, pace: Pace, random: () => number = Math.random): number {
  const delay = Math.min(FIRST_MS * GROWTH ** (failures - 1), CAPS_MS[pace]);
  return delay * (1 - JITTER * random());
}
