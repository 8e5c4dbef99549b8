import type { ChartDescription } from '../../shared/charts.ts';
import { firstIndex } from './ascending.ts';
import { rowsWithin, type Tier, type TierRows } from './tiers.ts';
import type { TimeRange } from './timeline.ts';

/** A series in a table, and what stands above it. */
export interface CsvColumn {
  label: string;
  unit: string;
  series: string;
}

/** A column for each series of one chart. */
export function columnsOfChart({ series, unit }: ChartDescription): CsvColumn[] {
  return series.map(({ id, label }) => ({ label, unit, series: id }));
}

/** A column for each series of several charts; one that stands in more of them comes once, named for the first. */
export function columnsOfCharts(charts: readonly ChartDescription[]): CsvColumn[] {
  const columns = new Map<string, CsvColumn>();
  for (const { title, unit, series } of charts) {
    for (const { id, label } of series) {
      if (!columns.has(id)) columns.set(id, { label: `${title}: ${label}`, unit, series: id });
    }
  }
  return [...columns.values()];
}

/**
 * The rows that lie within a range, oldest first: samples, and before these the steps of coarser tiers, as a chart shows
 * them. A step lies where its middle does.
 */
export function rowsInRange(tiers: readonly Tier[], range: TimeRange): TierRows[] {
  return rowsWithin(tiers, range, 0).flatMap(({ tier, first, end }) => {
    const times = tier.times();
    const middleOf = (row: number) => (times[first + row] ?? Infinity) - tier.stepMs / 2;
    const from = first + firstIndex(end - first, (row) => middleOf(row) >= range.from);
    const to = first + firstIndex(end - first, (row) => middleOf(row) > range.to);
    return from < to ? [{ tier, first: from, end: to }] : [];
  });
}

/**
 * Rows as comma-separated values (RFC 4180): first the time of each (ISO 8601, UTC, to the millisecond), then the values
 * in the charts' own units. Where there is no value the cell is empty.
 *
 * Where some rows are steps, the time of these is their middle, the value their mean, and there are more columns: how
 * long each row's step is (0 for a sample), and the lowest and the highest value of each series.
 */
export function csvOf(columns: readonly CsvColumn[], parts: readonly TierRows[]): string {
  const isReduced = parts.some(({ tier }) => tier.stepMs > 0);
  const headings = columns.flatMap(({ label, unit }) =>
    (isReduced ? [label, `${label} lowest`, `${label} highest`] : [label]).map((each) => withUnit(each, unit)),
  );
  const head = isReduced ? ['time', 'step (s)'] : ['time'];
  const rows: CsvRow[] = [];
  for (const { tier, first, end } of parts) {
    const times = tier.times();
    const lists = columns.flatMap(({ series }) =>
      isReduced ? [tier.mean(series), tier.low(series), tier.high(series)] : [tier.mean(series)],
    );
    for (let row = first; row < end; row++) {
      const step = isReduced ? [tier.stepMs / 1000] : [];
      const values = [...step, ...lists.map((list) => list?.[row])];
      rows.push({ time: (times[row] ?? 0) - tier.stepMs / 2, values });
    }
  }
  return tableOf([...head, ...headings], rows);
}

/** A line of a table: a time in milliseconds since the epoch, and what stands in the columns after it. */
export interface CsvRow {
  time: number;
  values: readonly (number | undefined)[];
}

/** A table as comma-separated values. The first heading is that of the time. */
export function tableOf(headings: readonly string[], rows: readonly CsvRow[]): string {
  const lines = rows.map(({ time, values }) => [new Date(time).toISOString(), ...values.map(numberCell)].join(','));
  return [headings.map(textCell).join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

/** A heading with the unit of what stands under it. */
export const withUnit = (label: string, unit: string) => (unit === '' ? label : `${label} (${unit})`);

const numberCell = (value = Number.NaN): string => (Number.isFinite(value) ? String(value) : '');

/** Spreadsheets take a text that starts like this for a formula and run it; labels come from the service. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function textCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
