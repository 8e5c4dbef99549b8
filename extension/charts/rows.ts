import type { StallEvent } from '../../shared/events.ts';
import type { Gap } from '../models/events.ts';
import { lowerBound, type SeriesStore } from '../models/series.ts';
import type { TimeRange } from '../models/timeline.ts';

/** Which rows of a store a chart shows, and where: `rows[i]` is drawn at `times[i]`, -1 is a gap. */
export interface RowPlan {
  times: number[];
  rows: number[];
}

/** Rows further apart than this many intervals have a gap between them. */
const GAP_INTERVALS = 1.5;

/**
 * Chooses the rows within the range and one on either side, so that lines reach the edges, and puts a gap between rows
 * that are too far apart, unless a stall explains it: then the process was there, but could not sample.
 */
export function planRows(
  store: SeriesStore,
  range: TimeRange,
  intervalAt: (time: number) => number,
  stalls: readonly StallEvent[],
): RowPlan {
  const held = store.times();
  const first = Math.max(lowerBound(held, range.from) - 1, 0);
  const end = Math.min(lowerBound(held, range.to) + 1, held.length);
  const times: number[] = [];
  const rows: number[] = [];
  let previous = Number.NaN;
  for (let row = first; row < end; row++) {
    const time = held[row] ?? previous;
    const intervalMs = intervalAt(time);
    const slackMs = GAP_INTERVALS * intervalMs;
    if (time - previous > slackMs && time - previous - stalledMs(stalls, previous, time) > slackMs) {
      times.push(previous + intervalMs / 2);
      rows.push(-1);
    }
    times.push(time);
    rows.push(row);
    previous = time;
  }
  return { times, rows };
}

/** The gaps of a plan, each from the sample before it to the one after it. */
export function gapsOf({ times, rows }: RowPlan): Gap[] {
  return rows.flatMap((row, index) => {
    const [at, end] = [times[index - 1], times[index + 1]];
    return row >= 0 || at === undefined || end === undefined ? [] : [{ at, durationMs: end - at }];
  });
}

/** For how much of the time between two rows the event loop stalled. */
function stalledMs(stalls: readonly StallEvent[], from: number, to: number): number {
  const parts = stalls.map(({ at, durationMs }) => Math.min(at + durationMs, to) - Math.max(at, from));
  return parts.reduce((sum, part) => sum + Math.max(part, 0), 0);
}

export type Cell = number | null;

/** A column's values in the order of the plan. uPlot takes `null`, not NaN, as a gap. */
export function pick({ rows }: RowPlan, values: Float64Array | undefined): Cell[] {
  return rows.map((row) => {
    const value = row < 0 ? Number.NaN : (values?.[row] ?? Number.NaN);
    return Number.isFinite(value) ? value : null;
  });
}
