import type { ChartDescription } from '../../shared/charts.ts';

/**
 * One row of a comparison's legend, with a value for each service:
 * `series`, a line of its own; `sum`, the line of all parts that are switched on; `part`, a summand, which is not drawn;
 * `quantile`, a line worked out from a heatmap's buckets.
 */
export interface ComparisonRow {
  role: 'series' | 'sum' | 'part' | 'quantile';
  /** The series' id, or `sum`, `p50` and so on. */
  id: string;
  label: string;
  /** What the person has switched on; the sum and the quantiles always are. */
  isOn: boolean;
}

/** Which share of the values each quantile has below it. */
export const QUANTILES: Readonly<Record<string, number>> = { p50: 0.5, p95: 0.95 };

/** The rows of a chart, those with a line of their own first. `visible` has one for each series of the chart. */
export function rowsOf({ kind, series }: ChartDescription, visible: readonly boolean[]): ComparisonRow[] {
  const rows = (role: 'series' | 'part') =>
    series.map(({ id, label }, index): ComparisonRow => ({ role, id, label, isOn: visible[index] ?? true }));
  switch (kind) {
    case 'lines':
    case 'bands':
      return rows('series');
    case 'area':
    case 'bars':
      return [{ role: 'sum', id: 'sum', label: sumLabel(rows('part')), isOn: true }, ...rows('part')];
    case 'heatmap':
      return Object.keys(QUANTILES).map((id) => ({ role: 'quantile', id, label: id, isOn: true }));
  }
}

/** How many of the rows are lines: these come first. */
export function countLines(rows: readonly ComparisonRow[]): number {
  return rows.filter(({ role }) => role !== 'part').length;
}

function sumLabel(parts: readonly ComparisonRow[]): string {
  const on = parts.filter(({ isOn }) => isOn);
  const [only] = on;
  if (only && on.length === 1) return only.label;
  return on.length === parts.length ? `sum of ${parts.length} series` : `sum of ${on.length} of ${parts.length} series`;
}

/** What a comparison makes of a kind that cannot be laid over another, for the help of the chart. */
export function explainRows({ kind }: ChartDescription): string | undefined {
  if (kind === 'heatmap') {
    return 'Compared are the median (p50) and the 95th percentile (p95), estimated from the counts in the buckets.';
  }
  if (kind === 'area' || kind === 'bars') return 'Compared is the sum of the series that are switched on.';
  return undefined;
}
