import type { Frame } from '../../shared/frame.ts';
import type { ReducedSamples } from '../sources/source.ts';
import { lowerBound } from './ascending.ts';
import { createRollup, type Rollup } from './rollup.ts';
import { createSeriesStore, type SeriesStore } from './series.ts';
import type { Tier } from './tiers.ts';

/** All samples that are held of one service, in every resolution. */
export interface Holdings {
  /** Full resolution. */
  samples: SeriesStore;
  /** Every resolution, the finest first. */
  tiers: readonly Tier[];
  /** The memory that is allocated for them. */
  readonly bytes: number;
  /** Takes the rows that are later than the newest one held. */
  append(frame: Frame, columns: readonly string[]): void;
  /** Takes what is left of the time before the first row, of these series; of steps that are not held here, nothing. */
  restore(samples: ReducedSamples, columns: readonly string[]): void;
  /** Drops the rows at this time and later. */
  truncate(time: number): void;
  /** Drops what lies before a time and gives its memory back: samples in full resolution, or what was made of them. */
  trim(what: Resolution, before: number): void;
  /** The memory that would be allocated after `trim`. */
  bytesFrom(what: Resolution, before: number): number;
}

export type Resolution = 'full' | 'reduced';

/** Full resolution is kept for the longest live window while a service is on screen, else for less: see retention.ts. */
export const KEEP_SHOWN_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** An hour in steps that are as wide as a pixel of a small chart, however often samples come; a day in minutes. */
const STEPS = [
  { stepMs: 10_000, keepMs: KEEP_SHOWN_MS },
  { stepMs: 60_000, keepMs: DAY_MS },
];

/** Full resolution is kept for so many milliseconds, and what is made of it for no less. */
export function createHoldings(keepFullMs = KEEP_SHOWN_MS): Holdings {
  const samples = createSeriesStore(keepFullMs);
  const rollups = STEPS.map(({ stepMs, keepMs }) => createRollup(stepMs, Math.max(keepMs, keepFullMs)));
  let columns: readonly string[] = [];
  const partsOf = (what: Resolution): readonly Pick<SeriesStore, 'trim' | 'bytesFrom'>[] =>
    what === 'full' ? [samples] : rollups;

  /** Gives a rollup, after its end was cut off, the samples of the step in which it was cut. */
  function refill(rollup: Rollup, from: number): void {
    const times = samples.times();
    const values = columns.map((id) => samples.values(id));
    for (let row = lowerBound(times, from); row < times.length; row++) {
      const time = times[row] ?? from;
      if (time <= from) continue;
      const cells = [time, ...values.map((column) => column?.[row] ?? Number.NaN)];
      const frame = { schema: 0, history: false, last: false, columns: columns.length, rows: 1 };
      rollup.append({ ...frame, values: Float64Array.from(cells) }, columns, 1);
    }
  }

  return {
    samples,
    tiers: [fullTier(samples), ...rollups],
    get bytes() {
      return [samples, ...rollups].reduce((sum, { bytes }) => sum + bytes, 0);
    },
    append(frame, ids) {
      columns = ids;
      const taken = samples.append(frame, ids);
      for (const rollup of rollups) rollup.append(frame, ids, taken);
    },
    restore(reduced, ids) {
      for (const rollup of rollups) if (rollup.stepMs === reduced.stepMs) rollup.restore(reduced, ids);
    },
    truncate(time) {
      samples.truncate(time);
      for (const rollup of rollups) refill(rollup, rollup.truncate(time));
    },
    trim(what, before) {
      for (const part of partsOf(what)) part.trim(before);
    },
    bytesFrom: (what, before) => partsOf(what).reduce((sum, part) => sum + part.bytesFrom(before), 0),
  };
}

/** Samples as a tier: the lowest and the highest value of a sample are its value. */
function fullTier(samples: SeriesStore): Tier {
  return {
    stepMs: 0,
    get shifts() {
      return samples.shifts;
    },
    times: samples.times,
    mean: samples.values,
    low: samples.values,
    high: samples.values,
  };
}
