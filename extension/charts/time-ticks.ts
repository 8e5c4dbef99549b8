import { formatElapsed } from './elapsed.ts';
import { formatTime } from './units.ts';

/** Steps of the time axis, from a tenth of a second to a day. */
export const TIME_INCREMENTS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000),
];

/** Half of the longest label of the time axis, in CSS pixels: `10:05:12`, and `+00:05:12`. */
export const HALF_LABEL_WIDTH = { clock: 22, elapsed: 28 };

/** A time of the common axis, as time of day or as time since the origin. */
export function formatMoment(time: number, stepMs: number, origin: number | undefined): string {
  return origin === undefined ? formatTime(time, stepMs) : formatElapsed(time - origin, stepMs);
}

/** The round times within a range, counted from an origin. uPlot's own choice starts at the range's fraction of a second. */
export function multiples(min: number, max: number, increment: number, origin: number): number[] {
  const first = Math.ceil((min - origin) / increment);
  const last = Math.floor((max - origin) / increment);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => origin + (first + index) * increment);
}
