import type { KindInput } from '../charts/kind.ts';
import type { Look } from '../charts/look.ts';
import type { Cell, Column } from '../charts/rows.ts';
import type { Tier } from '../models/tiers.ts';

/** Colours that can be told apart by name. */
export const LOOK: Look = {
  palette: ['red', 'green', 'blue'],
  more: 'more',
  text: 'text',
  grid: 'grid',
  surface: 'surface',
  tones: { unknown: 'unknown', fine: 'fine', strained: 'strained', bad: 'bad' },
  gc: 'gc',
  gcMajor: 'gc-major',
  stall: 'stall',
  mark: 'mark',
  accent: 'accent',
  outcomes: {
    ok: 'ok',
    redirect: 'redirect',
    'client-error': 'client-error',
    'server-error': 'server-error',
    failed: 'failed',
  },
  heat: ['few', 'some', 'many'],
};

/** Full resolution, or steps of so many milliseconds, that end at these times; the values of each series are given. */
export function tierOf(stepMs: number, ends: readonly number[], series: Record<string, readonly number[]> = {}): Tier {
  const read = (id: string) => (series[id] ? Float64Array.from(series[id]) : undefined);
  return { stepMs, shifts: 0, times: () => Float64Array.from(ends), mean: read, low: read, high: read };
}

/** Cells from numbers, of which NaN is none. */
export const cellsFrom = (values: readonly number[]): Cell[] =>
  values.map((value) => (Number.isFinite(value) ? value : null));

/** A column in full resolution. */
export function columnOf(values: readonly number[]): Column {
  const mean = cellsFrom(values);
  return { mean, low: mean, high: mean };
}

/** The rows 0 to n - 1 at 1000, 2000 and so on, as many as the columns have, each of a second. */
export function inputOf(columns: readonly (readonly number[] | undefined)[], more: Partial<KindInput> = {}): KindInput {
  const length = columns.find((values) => values !== undefined)?.length ?? 0;
  const rows = Array.from({ length }, (_, row) => row);
  const times = rows.map((row) => (row + 1) * 1000);
  const parts = [{ tier: tierOf(0, times), first: 0, end: length }];
  return {
    range: { from: 0, to: length * 1000 },
    plan: { times, from: times.map((time) => time - 1000), to: times, rows, parts },
    columns: columns.map((values) => values && columnOf(values)),
    visible: columns.map(() => true),
    ...more,
  };
}

/** The same for rows that each stand for a minute: a mean, a lowest and a highest value in each column. */
export function reducedInputOf(columns: readonly (readonly (readonly [number, number, number])[])[]): KindInput {
  const input = inputOf(columns.map((values) => values.map(([mean]) => mean)));
  const { times } = input.plan;
  const lane = (values: readonly (readonly number[])[], index: number) =>
    cellsFrom(values.map((each) => each[index] ?? Number.NaN));
  return {
    ...input,
    plan: { ...input.plan, parts: [{ tier: tierOf(1000, times), first: 0, end: times.length }] },
    columns: columns.map((values) => ({ mean: lane(values, 0), low: lane(values, 1), high: lane(values, 2) })),
  };
}
