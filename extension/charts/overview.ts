import type { Schema } from '../../shared/messages.ts';
import type { Reduction } from '../models/reduction.ts';
import type { Service } from '../models/service.ts';
import type { TimeRange } from '../models/timeline.ts';

/** One series over all that a service has retained, in few points. */
export interface Overview {
  /** What the minimap shows from edge to edge. */
  range: TimeRange;
  /** The series' id and label; missing where the service has none with a value. */
  series?: { id: string; label: string };
  reduction: Reduction;
  /** How much time each point of the reduction stands for. */
  spanMs: number;
}

/** What tells most of how a process is, the best first. */
const TELLING = [
  'nodejs.eventloop.delay.p99',
  'nodejs.eventloop.utilization',
  'process.cpu.utilization{cpu.mode=user}',
] as const;

/** Works out the overview in about so many points; `undefined` without a sample. */
export function overviewOf(service: Service, points: number): Overview | undefined {
  const range = service.retained();
  if (!range) return undefined;
  const { from, spanMs, count } = spansOf(range, points, service.intervalAt(range.to));
  const whole = { from, to: from + count * spanMs };
  for (const series of candidatesOf(service.schema.peek())) {
    const reduction = service.reduce(series.id, whole, count);
    if (reduction.times.length > 0) return { range, series, reduction, spanMs };
  }
  return { range, reduction: { times: [], mean: [], low: [], high: [] }, spanMs };
}

/** The telling series that the service has, and its first one. */
export function candidatesOf(schema: Schema | undefined) {
  const all = schema?.charts.flatMap(({ series }) => series) ?? [];
  const telling = TELLING.flatMap((id) => all.find((series) => series.id === id) ?? []);
  return [...telling, ...all.slice(0, 1)];
}

const DIGITS = [1, 2, 5];

/**
 * Spans of a round length that start at a round time, so that from one second to the next they stay what they are, and
 * the line does not flicker. At most so many, and one more at either end; none shorter than the time between samples.
 */
export function spansOf(
  { from, to }: TimeRange,
  points: number,
  intervalMs: number,
): { from: number; spanMs: number; count: number } {
  const least = Math.max((to - from) / points, intervalMs, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const spanMs = (DIGITS.find((digit) => digit * power >= least) ?? 10) * power;
  const first = Math.floor(from / spanMs);
  // The newest sample belongs to a span of its own where it lies on a border.
  return { from: first * spanMs, spanMs, count: Math.floor(to / spanMs) + 1 - first };
}
