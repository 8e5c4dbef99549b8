import type { PageRequest } from '../browser/har.ts';

/** Of what is told in whole milliseconds, half of one is lost on either side. */
const ROUNDING_MS = 0.5;

/**
 * To within how many milliseconds the browser tells when the parts of a request began and ended. Both tell the start in
 * whole milliseconds, Firefox each part as well; where one ends is the sum of those before it.
 */
export function browserRoundingMs({ durationMs, phases }: Pick<PageRequest, 'durationMs' | 'phases'>): number {
  const lengths = [durationMs ?? 0, ...Object.values(phases ?? {})];
  if (!lengths.every(Number.isInteger)) return ROUNDING_MS;
  const parts = Object.values(phases ?? {}).filter((ms) => ms > 0);
  return ROUNDING_MS * (1 + Math.max(parts.length, 1));
}
