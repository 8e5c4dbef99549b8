/**
 * The times from `from` to `to`, in milliseconds since the epoch, that are multiples of a step on the clocks of this
 * machine: six hours are 0:00, 6:00 and so on in every time zone.
 */
export function roundTimes(from: number, to: number, stepMs: number): number[] {
  const offsetMs = -new Date(from).getTimezoneOffset() * 60_000;
  const first = Math.ceil((from + offsetMs) / stepMs);
  const count = Math.max(Math.floor((to + offsetMs) / stepMs) - first + 1, 0);
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs - offsetMs);
}
