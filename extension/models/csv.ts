import type { ChartDescription } from '../../shared/charts.ts';
import { firstIndex, lowerBound } from './ascending.ts';
import type { SeriesStore } from './series.ts';
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

/** Rows to write, from `first` up to, but without, `end`. */
export interface CsvRows {
  /** In milliseconds since the epoch. */
  times: ArrayLike<number>;
  first: number;
  end: number;
  /** A series' values; `undefined` for one that never came. */
  values(series: string): ArrayLike<number> | undefined;
}

/** The samples within a range. */
export function rowsWithin(samples: SeriesStore, { from, to }: TimeRange): CsvRows {
  const times = samples.times();
  const after = firstIndex(times.length, (row) => (times[row] ?? Infinity) > to);
  return { times, first: lowerBound(times, from), end: after, values: samples.values };
}

/**
 * Rows as comma-separated values (RFC 4180): first the time of each (ISO 8601, UTC, to the millisecond), then the values
 * in the charts' own units. Where there is no value the cell is empty.
 */
export function csvOf(columns: readonly CsvColumn[], { times, first, end, values: valuesOf }: CsvRows): string {
  const values = columns.map(({ series }) => valuesOf(series));
  const lines = [['time', ...columns.map(({ heading }) => heading)].map(textCell).join(',')];
  for (let row = first; row < end; row++) {
    const time = new Date(times[row] ?? 0).toISOString();
    lines.push([time, ...values.map((column) => numberCell(column?.[row]))].join(','));
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

const withUnit = (label: string, unit: string) => (unit === '' ? label : `${label} (${unit})`);

const numberCell = (value = Number.NaN) => (Number.isFinite(value) ? String(value) : '');

/** Spreadsheets take a text that starts like this for a formula and run it; labels come from the service. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function textCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
