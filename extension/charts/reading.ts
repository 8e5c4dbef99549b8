import { lowerBound } from '../models/ascending.ts';
import type { SeriesStore } from '../models/series.ts';
import type { Counts } from './heatmap.ts';
import type { Column, RowPlan } from './rows.ts';

/** What the legend of a chart tells: the values of its series at one time. */
export interface Reading {
  /** One for each series, NaN where there is none; means, where they are of several samples. */
  values: readonly number[];
  /** The lowest and the highest values, where they are of several samples. */
  spread?: Spread;
  /** How many rows and gaps the chart shows. */
  drawn: number;
  /** What the ends of a heatmap's ramp mean. */
  counts?: Counts;
  /** The bucket of a heatmap that the mouse is on. */
  bucket?: number;
}

export interface Spread {
  low: readonly number[];
  high: readonly number[];
  /** How much time the values are of, in milliseconds. */
  stepMs: number;
}

export const NO_READING: Reading = { values: [], drawn: 0 };

/** The values at the place of a plan that is drawn nearest to a time; none within a gap. */
export function readAt(
  plan: RowPlan,
  columns: readonly (Column | undefined)[],
  time: number,
): Pick<Reading, 'values' | 'spread'> {
  const near = nearest(plan.times, time);
  const entry = [near - 1, near + 1].find((place) => isInGap(plan, place, time)) ?? near;
  const stepMs = plan.parts.find(({ end }) => entry < end)?.tier.stepMs ?? 0;
  const read = (lane: keyof Column) => columns.map((column) => column?.[lane][entry] ?? Number.NaN);
  return { values: read('mean'), ...(stepMs > 0 ? { spread: { low: read('low'), high: read('high'), stepMs } } : {}) };
}

/** The newest values of the series. */
export function readNewest(samples: SeriesStore, ids: readonly string[]): Pick<Reading, 'values'> {
  return { values: ids.map((id) => samples.values(id)?.at(-1) ?? Number.NaN) };
}

const isInGap = ({ rows, from, to }: RowPlan, entry: number, time: number) =>
  rows[entry] === -1 && time > (from[entry] ?? time) && time < (to[entry] ?? time);

/** The index of the time that is nearest; where two are, of the later one. */
function nearest(ascending: readonly number[], time: number): number {
  const after = lowerBound(ascending, time);
  const distance = (index: number) => Math.abs((ascending[index] ?? Infinity) - time);
  return distance(after - 1) < distance(after) ? after - 1 : after;
}
