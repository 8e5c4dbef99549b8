import type { Reduction } from '../models/reduction.ts';
import type { TimeRange } from '../models/timeline.ts';

/** Spans of equal length into which every series of a comparison is put, so that values lie over each other by index. */
export interface Grid {
  /** In the time of the axis, with some spans more than are in view. */
  range: TimeRange;
  spanMs: number;
  /** The middle of each span. */
  times: number[];
}

/** A value; `null` is a gap; `undefined` is nothing of its own, between two values that belong together. */
export type GridCell = number | null | undefined;

/** A series on a grid. */
export interface GridLine {
  cells: GridCell[];
  /** The lowest and the highest value in each span, NaN where there is none. */
  low?: Float64Array;
  high?: Float64Array;
}

/** What tells a gap from samples that are just far apart. */
export interface Pace {
  /** How far apart samples are taken at a time, in milliseconds. */
  intervalAt(time: number): number;
  /** For how much of a span of time the event loop stalled: the process was there, but could not sample. */
  stalledMs(from: number, to: number): number;
}

/** Values further apart than this many intervals have a gap between them. */
const GAP_INTERVALS = 1.5;
/** A view of milliseconds must not become a grid of a million spans for the sake of what lies beside it. */
const MOST_PADDING = 2;

/**
 * Divides what is in view into so many spans, and goes on beyond it for about `padMs`, so that lines reach the edges. Spans
 * begin at multiples of their length: while a live window moves they stay, else the lines would boil.
 */
export function createGrid({ from, to }: TimeRange, points: number, padMs: number): Grid {
  const spanMs = (to - from) / points;
  const pad = Math.min(Math.ceil(padMs / spanMs), MOST_PADDING * points);
  const length = points + 1 + 2 * pad;
  const start = (Math.floor(from / spanMs) - pad) * spanMs;
  const times = Array.from({ length }, (_, index) => start + (index + 0.5) * spanMs);
  return { range: { from: start, to: start + length * spanMs }, spanMs, times };
}

/** Puts a series on the grid. `shiftMs` is what its times are moved by; the pace is in its own time. */
export function layOut(reduction: Reduction, grid: Grid, shiftMs: number, pace: Pace): GridLine {
  const { length } = grid.times;
  const cells = new Array<GridCell>(length).fill(null);
  const low = new Float64Array(length).fill(Number.NaN);
  const high = new Float64Array(length).fill(Number.NaN);
  let last = -1;
  for (const [place, time] of reduction.times.entries()) {
    const index = Math.floor((time + shiftMs - grid.range.from) / grid.spanMs);
    if (index < 0 || index >= length) continue;
    if (last >= 0 && index > last + 1 && !isGap(reduction.times, place, grid.spanMs, pace)) {
      cells.fill(undefined, last + 1, index);
    }
    cells[index] = reduction.mean[place];
    low[index] = reduction.low[place] ?? Number.NaN;
    high[index] = reduction.high[place] ?? Number.NaN;
    last = index;
  }
  return { cells, low, high };
}

/**
 * Whether there is a gap before a value. Of older samples one a minute may be all that is kept: where the distances beside
 * are as long, it is none. The time of a value is known to a span only.
 */
function isGap(times: readonly number[], place: number, spanMs: number, { intervalAt, stalledMs }: Pace): boolean {
  const distance = (index: number) => (times[index] ?? Number.NaN) - (times[index - 1] ?? Number.NaN);
  const [from = 0, to = 0] = [times[place - 1], times[place]];
  const usual = Math.max(distance(place - 1) || 0, distance(place + 1) || 0);
  const slackMs = Math.max(GAP_INTERVALS * intervalAt(to), GAP_INTERVALS * usual) + spanMs;
  return to - from > slackMs && to - from - stalledMs(from, to) > slackMs;
}

/** The value at a place, or the nearest that belongs to it. */
export function valueAt(cells: readonly GridCell[], index: number): number | undefined {
  for (let away = 0; away < cells.length; away++) {
    const [before, after] = [cells[index - away], cells[index + away]];
    if (typeof before === 'number') return before;
    if (typeof after === 'number') return after;
    if (before === null && after === null) return undefined;
  }
  return undefined;
}

/** The newest value up to a time, of the span in which that lies included. */
export function newestValue(cells: readonly GridCell[], grid: Grid, until: number): number | undefined {
  const end = Math.floor((until - grid.range.from) / grid.spanMs) + 1;
  const value = cells.slice(0, Math.max(end, 0)).findLast((cell) => typeof cell === 'number');
  return value ?? undefined;
}
