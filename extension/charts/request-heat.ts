import { firstIndex } from '../models/ascending.ts';
import type { TimeRange } from '../models/timeline.ts';
import { heatScale } from './heat-scale.ts';
import type { Counts } from './heatmap.ts';

/** A request as a heatmap counts it, by the clock of the axis. */
export interface HeatPoint {
  /** The request's id. */
  id: number;
  /** When it began, in milliseconds since the epoch. */
  at: number;
  durationMs: number;
}

/** How many requests took how long, over a span of time. */
export interface RequestHeat {
  range: TimeRange;
  /** Of the buckets, in seconds; ascending, one more than there are buckets. */
  bounds: readonly number[];
  /** For each column from left to right: the requests of each bucket, from bottom to top. */
  cells: readonly (readonly (readonly HeatPoint[])[])[];
  /** The counts of the cells that are not empty; undefined where all are. */
  counts: Counts | undefined;
}

/** 1, 2 and 5 of each power of ten, from a millisecond to more than an hour. */
const BOUNDS = Array.from({ length: 7 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** (power - 3))).flat();
/** However quick they all are, the axis reaches up to here, so that it does not change with each request. */
const LEAST_TOP = 1;

/** Counts requests in so many columns of a range; those that take less or more than all buckets are in the last ones. */
export function requestHeat(points: readonly HeatPoint[], range: TimeRange, columns: number): RequestHeat {
  const within = points.filter(({ at }) => at >= range.from && at < range.to);
  const slowest = within.reduce((most, { durationMs }) => Math.max(most, durationMs / 1000), LEAST_TOP);
  const bounds = BOUNDS.slice(0, firstIndex(BOUNDS.length, (index) => (BOUNDS[index] ?? 0) >= slowest) + 1);
  const cells = Array.from({ length: columns }, () => Array.from({ length: bounds.length - 1 }, (): HeatPoint[] => []));
  for (const point of within) {
    const column = Math.floor(((point.at - range.from) / (range.to - range.from)) * columns);
    const above = firstIndex(bounds.length, (index) => (bounds[index] ?? 0) > point.durationMs / 1000);
    const bucket = Math.min(Math.max(above - 1, 0), bounds.length - 2);
    cells[column]?.[bucket]?.push(point);
  }
  const counted = cells.flat().flatMap(({ length }) => (length > 0 ? length : []));
  const counts =
    counted.length > 0
      ? {
          lowest: counted.reduce((least, count) => Math.min(least, count), Infinity),
          highest: counted.reduce((most, count) => Math.max(most, count), 0),
        }
      : undefined;
  return { range, bounds, cells, counts };
}

/** A cell of a heatmap. */
export interface HeatCell {
  points: readonly HeatPoint[];
  /** The bounds of its bucket, in seconds. */
  from: number;
  to: number;
}

/** The cell at a place, as shares of width (from the left) and height (from the foot); undefined beside all of them. */
export function cellAt({ bounds, cells }: RequestHeat, x: number, y: number): HeatCell | undefined {
  const { edges } = heatScale(bounds, 's');
  const [bottom = 0, top = 1] = [edges[0], edges.at(-1)];
  const place = bottom + y * (top - bottom);
  const bucket = firstIndex(edges.length, (index) => (edges[index] ?? Infinity) > place) - 1;
  const points = cells[Math.floor(x * cells.length)]?.[bucket];
  return points && { points, from: bounds[bucket] ?? 0, to: bounds[bucket + 1] ?? 0 };
}
