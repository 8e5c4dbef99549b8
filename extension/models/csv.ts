import type { ChartDescription } from '../../shared/charts.ts';
import { rowsWithin as rowsOfTiers, type Tier, type TierRows } from './tiers.ts';
import type { TimeRange } from './timeline.ts';

/** A column of a table: what stands above it, and the series under it. */
export interface CsvColumn {
  heading: string;
  series: string;
}

/** A column for each series of one chart. */
export function columnsOfChart({ series, unit }: ChartDescription): CsvColumn[] {
  return series.map(({ id, label }) => ({ heading: withUnit(label, unit), series: id }));
}

/** A column for each series of several charts; one that stands in more of them comes once, named for the first. */
export function columnsOfCharts(charts: readonly ChartDescription[]): CsvColumn[] {
  const columns = new Map<string, CsvColumn>();
  for (const { title, unit, series } of charts) {
    for (const { id, label } of series) {
      if (!columns.has(id)) columns.set(id, { heading: withUnit(`${title}: ${label}`, unit), series: id });
    }
  }
  return [...columns.values()];
}

/** The rows of all tiers that cover a range, each time once, in the finest resolution that is held. */
export function rowsWithin(tiers: readonly Tier[], range: TimeRange): TierRows[] {
  return rowsOfTiers(tiers, range, FINEST).map(({ tier, first, end }) => {
    const times = tier.times();
    const isInside = (row: number) => (times[row] ?? 0) >= range.from && startOf(tier, times, row) <= range.to;
    const rows = Array.from({ length: end - first }, (_, index) => first + index);
    const from = rows.find(isInside) ?? end;
    return { tier, first: from, end: (rows.findLast(isInside) ?? from - 1) + 1 };
  });
}

const FINEST = 0;

const startOf = ({ stepMs }: Tier, times: Float64Array, row: number) =>
  stepMs > 0 ? (times[row] ?? 0) - stepMs + 1 : (times[row] ?? 0);

/**
 * Rows as comma-separated values (RFC 4180): first the time of each (ISO 8601, UTC, to the millisecond), then the values
 * in the charts' own units. Where there is no value the cell is empty. If some of them are only held as steps of some
 * length, these have the time of their end and their mean, and all get the lowest and the highest value beside it.
 */
export function csvOf(columns: readonly CsvColumn[], parts: readonly TierRows[]): string {
  const isReduced = parts.some(({ tier, first, end }) => tier.stepMs > 0 && end > first);
  const lanes: readonly Lane[] = isReduced ? ['mean', 'low', 'high'] : ['mean'];
  const headings = columns.flatMap(({ heading }) => lanes.map((lane) => `${heading}${isReduced ? NAMES[lane] : ''}`));
  const lines = [['time', ...headings].map(textCell).join(',')];
  for (const { tier, first, end } of parts) {
    const times = tier.times();
    const values = columns.flatMap(({ series }) => lanes.map((lane) => tier[lane](series)));
    for (let row = first; row < end; row++) {
      const time = new Date(times[row] ?? 0).toISOString();
      lines.push([time, ...values.map((column) => numberCell(column?.[row]))].join(','));
    }
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

type Lane = 'mean' | 'low' | 'high';

const NAMES: Record<Lane, string> = { mean: ' mean', low: ' lowest', high: ' highest' };

const withUnit = (label: string, unit: string) => (unit === '' ? label : `${label} (${unit})`);

const numberCell = (value = Number.NaN) => (Number.isFinite(value) ? String(value) : '');

/** Spreadsheets take a text that starts like this for a formula and run it; labels come from the service. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function textCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
