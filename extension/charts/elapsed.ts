/** A time since a start, as a stopwatch shows it: `+00:05:12`, with milliseconds where steps are below a second. */
export function formatElapsed(elapsedMs: number, stepMs: number): string {
  const unitMs = stepMs < 1000 ? 1 : 1000;
  const size = Math.floor(Math.abs(elapsedMs) / unitMs) * unitMs;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = [size / 3_600_000, (size / 60_000) % 60, (size / 1000) % 60].map(two).join(':');
  return (elapsedMs < 0 ? '−' : '+') + clock + (unitMs === 1 ? `.${String(size % 1000).padStart(3, '0')}` : '');
}
