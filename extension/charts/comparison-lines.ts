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
  const buckets = rows.some(({ role }) => role === 'quantile') ? series.map(({ id }) => read(id).cells) : [];
  return rows.map((row) => {
    if (row.role === 'sum') return sumOf(parts);
    if (row.role === 'quantile') return { cells: quantilesOf(buckets, bounds, QUANTILES[row.id] ?? 0) };
    return lines.get(row.id);
  });
}

/** The sum of the parts in each span; of a single part it is that part, with its lowest and highest values. */
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
  return { cells };
}

/** A series that is sampled more seldom than another counts with its last value until the next comes. */
function holdBetween(cells: readonly GridCell[]): (number | undefined)[] {
  let last: number | undefined;
  return cells.map((cell) => {
    if (cell !== undefined) last = cell ?? undefined;
    return last;
  });
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
