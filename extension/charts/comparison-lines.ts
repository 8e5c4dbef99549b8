import type { ChartDescription } from '../../shared/charts.ts';
import { quantile } from '../models/quantile.ts';
import type { GridCell, GridLine } from './comparison-grid.ts';
import { type ComparisonRow, QUANTILES } from './comparison-rows.ts';

/**
 * The lines of one service, one a row; `undefined` where it has none. `own` is the chart as that service describes it,
 * `read` gives a series of it on the grid.
 */
export function linesOf(
  rows: readonly ComparisonRow[],
  own: ChartDescription | undefined,
  read: (series: string) => GridLine,
): (GridLine | undefined)[] {
  if (!own) return rows.map(() => undefined);
  const { series, bounds = [] } = own;
  const has = new Set(series.map(({ id }) => id));
  const lines = new Map(
    rows
      .filter(({ role, id }) => (role === 'series' || role === 'part') && has.has(id))
      .map(({ id }) => [id, read(id)]),
  );
  const parts = rows.flatMap(({ role, id, isOn }) => (role === 'part' && isOn ? (lines.get(id) ?? []) : []));
  const buckets = rows.some(({ role }) => role === 'quantile') ? series.map(({ id }) => read(id)) : [];
  return rows.map((row) => {
    if (row.role === 'sum') return sumOf(parts);
    if (row.role === 'quantile') return quantileOf(buckets, bounds, QUANTILES[row.id] ?? 0);
    return lines.get(row.id);
  });
}

/**
 * The sum of the parts in each span; of a single part it is that part. Its lowest and highest values are the sums of the
 * parts': these need not have reached them at the same time, so the true sum may have stayed between, but no spike is
 * lost, which a sum of means would level.
 */
export function sumOf(parts: readonly GridLine[]): GridLine | undefined {
  const [first] = parts;
  if (!first || parts.length === 1) return first;
  const held = parts.map(({ cells }) => holdBetween(cells));
  const cells = first.cells.map((_, index): GridCell => {
    if (parts.some((part) => typeof part.cells[index] === 'number')) {
      return held.reduce((sum, part) => sum + (part[index] ?? 0), 0);
    }
    return parts.every((part) => part.cells[index] === null) ? null : undefined;
  });
  const sumBy = (lane: 'low' | 'high') =>
    Float64Array.from(cells, (cell, index) => {
      if (typeof cell !== 'number') return Number.NaN;
      return parts.reduce((sum, part, place) => {
        const own = typeof part.cells[index] === 'number' ? part[lane]?.[index] : undefined;
        return sum + (own ?? held[place]?.[index] ?? 0);
      }, 0);
    });
  return { cells, low: sumBy('low'), high: sumBy('high') };
}

/** A series that is sampled more seldom than another counts with its last value until the next comes. */
function holdBetween(cells: readonly GridCell[]): (number | undefined)[] {
  let last: number | undefined;
  return cells.map((cell) => {
    if (cell !== undefined) last = cell ?? undefined;
    return last;
  });
}

/**
 * A quantile of all that was counted in each span. What it would be of the highest count of each bucket bounds it, so that
 * a moment that was unlike the rest of its span is seen.
 */
function quantileOf(buckets: readonly GridLine[], bounds: readonly number[], q: number): GridLine {
  const of = (lists: readonly (readonly GridCell[])[]) => quantilesOf(lists, bounds, q);
  const cells = of(buckets.map((bucket) => bucket.cells));
  const peaks = of(
    buckets.map(({ cells, high }) =>
      cells.map((cell, index) => (typeof cell === 'number' ? (high?.[index] ?? cell) : cell)),
    ),
  );
  const bound = (pick: (a: number, b: number) => number) =>
    Float64Array.from(cells, (cell, index) =>
      typeof cell === 'number' ? pick(cell, peaks[index] ?? cell) : Number.NaN,
    );
  return { cells, low: bound(Math.min), high: bound(Math.max) };
}

/** A quantile in each span, from what the buckets counted there; a gap where they counted nothing. */
export function quantilesOf(
  buckets: readonly (readonly GridCell[])[],
  bounds: readonly number[],
  q: number,
): GridCell[] {
  return (buckets[0] ?? []).map((_, index) => {
    const cells = buckets.map((bucket) => bucket[index]);
    if (!cells.some((cell) => typeof cell === 'number')) return cells.includes(undefined) ? undefined : null;
    return (
      quantile(
        cells.map((cell) => Math.max(cell ?? 0, 0)),
        bounds,
        q,
      ) ?? null
    );
  });
}
