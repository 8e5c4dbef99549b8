import { multiples } from './time-ticks.ts';

/**
 * The times from `from` to `to`, in milliseconds since the epoch, that are multiples of a step on the clocks of this
 * machine: six hours are 0:00, 6:00 and so on in every time zone.
 */
export function roundTimes(from: number, to: number, stepMs: number): number[] {
  return multiples(from, to, stepMs, new Date(from).getTimezoneOffset() * 60_000);
}
