const FIRST_MS = 200;
const GROWTH = 1.7;
/** With a probe's time on top, a service is taken up within two seconds of its port answering. */
const NEAR_CAP_MS = 1500;
/** Services elsewhere that nobody looks at are left in peace for longer. */
const FAR_CAP_MS = 10_000;
/** Up to this share of the delay is taken off at random, so that many panels do not knock in step. */
const JITTER = 0.3;

/**
 * How long to wait before the next try, in milliseconds. `failures` counts those in a row, from 1. `near` is true for
 * a service of this machine or one that is on screen.
 */
export function retryDelayMs(failures: number, near: boolean, random: () => number = Math.random): number {
  const delay = Math.min(FIRST_MS * GROWTH ** (failures - 1), near ? NEAR_CAP_MS : FAR_CAP_MS);
  return delay * (1 - JITTER * random());
}
