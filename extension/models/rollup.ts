import type { Frame } from '../../shared/frame.ts';
import type { ReducedSamples } from '../sources/source.ts';
import { lowerBound } from './ascending.ts';
import { MAX_ROWS, MAX_SERIES } from './series.ts';
import { createTable, FLOAT32 } from './table.ts';
import type { Tier } from './tiers.ts';

/**
 * Lowest, highest and mean value of each series for steps of equal length, such as the minutes of a day. A step has a
 * row once a sample after it has come.
 */
export interface Rollup extends Tier {
  readonly bytes: number;
  /** Takes the last `rows` rows of a frame, which are later than all before. */
  append(frame: Frame, columns: readonly string[], rows: number): void;
  /**
   * Takes finished steps of a recording, of these series alone. Several calls may bring the series of the same steps. Of a
   * step that is there, samples make no second one: they may be only its end.
   */
  restore(samples: ReducedSamples, columns: readonly string[]): void;
  /** Drops every step that reaches this time, and what the open one has gathered. Returns the end of the last step left. */
  truncate(time: number): number;
  /** Drops the steps that end before this time, and gives their memory back. */
  trim(time: number): void;
  /** The memory it would take after `trim`. */
  bytesFrom(time: number): number;
}

/** What the open step has seen of each series, in lists that are as long as there are series in a row. */
interface Gathered {
  ids: readonly string[];
  counts: Float64Array;
  sums: Float64Array;
  lows: Float64Array;
  highs: Float64Array;
}

/** The three columns of a series. */
const MEAN = 0;
const LOW = 1;
const HIGH = 2;

/**
 * `stepMs` is the length of a step and `keepMs` how long steps are kept, before the newest one. There are never more of
 * them than of samples.
 */
export function createRollup(stepMs: number, keepMs: number): Rollup {
  // Seven digits are more than a chart can show. Sums are gathered in full.
  const table = createTable(FLOAT32, 3, Math.min(Math.ceil(keepMs / stepMs) + 1, MAX_ROWS));
  let open = gatheredOf([]);
  /** The end of the open step. */
  let openEnd = Number.NaN;
  /** What the open step has seen of series that are no longer sent. */
  let gone: Gathered[] = [];

  /** Goes on with other columns: series that stay, or return, keep what the step has seen of them. */
  function turnTo(ids: readonly string[]): void {
    if (ids === open.ids) return;
    const next = gatheredOf(ids);
    const places = new Map(ids.map((id, place) => [id, place]));
    for (const each of [...gone, open]) {
      for (const [place, id] of each.ids.entries()) {
        const to = places.get(id);
        if (to === undefined || each.counts[place] === 0) continue;
        for (const list of LISTS) next[list][to] = each[list][place] ?? 0;
        each.counts[place] = 0;
      }
    }
    gone = [...gone, open].filter(({ counts }) => counts.some((count) => count > 0)).slice(-MOST_GONE);
    open = next;
    table.keepOnly(ids, MAX_SERIES);
  }

  const newest = () => table.times().at(-1) ?? -Infinity;

  function close(): void {
    if (openEnd > newest()) writeOpen();
    gone = [];
    clear(open);
  }

  function writeOpen(): void {
    const at = table.reserve(1, openEnd - keepMs);
    table.buffer()[at] = openEnd;
    for (const each of [...gone, open]) write(each, at);
    table.commit(1);
  }

  function write({ ids, counts, sums, lows, highs }: Gathered, at: number): void {
    for (const [place, id] of ids.entries()) {
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      const [mean, low, high] = table.column(id);
      if (mean) mean[at] = (sums[place] ?? 0) / count;
      if (low) low[at] = lows[place] ?? Number.NaN;
      if (high) high[at] = highs[place] ?? Number.NaN;
    }
  }

  return {
    stepMs,
    get bytes() {
      return table.bytes;
    },
    get shifts() {
      return table.shifts;
    },
    times: table.times,
    mean: (id) => table.values(id, MEAN),
    low: (id) => table.values(id, LOW),
    high: (id) => table.values(id, HIGH),
    append({ rows: all, columns: width, values }, ids, rows) {
      turnTo(ids);
      for (let row = all - rows; row < all; row++) {
        const from = row * (1 + width);
        const end = Math.ceil((values[from] ?? Number.NaN) / stepMs) * stepMs;
        if (end !== openEnd) {
          if (!Number.isNaN(openEnd)) close();
          openEnd = end;
        }
        gather(open, values, from + 1, Math.min(width, ids.length));
      }
    },
    restore({ times, series }, columns) {
      table.keepOnly(columns, MAX_SERIES);
      for (const time of times) {
        if (!(time > newest()) || time === Infinity) continue;
        const at = table.reserve(1, time - keepMs);
        table.buffer()[at] = time;
        table.commit(1);
      }
      const steps = table.times();
      for (const id of columns) {
        const read = series.get(id);
        if (!read) continue;
        table.column(id);
        for (const [lane, values] of [read.mean, read.low, read.high].entries()) {
          const target = table.values(id, lane);
          for (const [row, time] of times.entries()) {
            const step = lowerBound(steps, time);
            if (target && steps[step] === time) target[step] = values[row] ?? Number.NaN;
          }
        }
      }
    },
    truncate(time) {
      table.truncate(time);
      openEnd = Number.NaN;
      gone = [];
      clear(open);
      return table.times().at(-1) ?? -Infinity;
    },
    trim: table.trim,
    bytesFrom: table.bytesFrom,
  };
}

const LISTS = ['counts', 'sums', 'lows', 'highs'] as const;
/** A source that changes its series with every row may lose some values of the step. */
const MOST_GONE = 16;

function gatheredOf(ids: readonly string[]): Gathered {
  const list = () => new Float64Array(ids.length);
  const gathered = { ids, counts: list(), sums: list(), lows: list(), highs: list() };
  clear(gathered);
  return gathered;
}

function clear({ counts, sums, lows, highs }: Gathered): void {
  counts.fill(0);
  sums.fill(0);
  lows.fill(Infinity);
  highs.fill(-Infinity);
}

/** The hot loop of the panel: each value of each row of each service comes through it. */
function gather({ counts, sums, lows, highs }: Gathered, values: Float64Array, from: number, count: number): void {
  for (let place = 0; place < count; place++) {
    const value = values[from + place] ?? Number.NaN;
    // Neither NaN nor infinite.
    if (value - value !== 0) continue;
    counts[place] = (counts[place] ?? 0) + 1;
    sums[place] = (sums[place] ?? 0) + value;
    if (value < (lows[place] ?? 0)) lows[place] = value;
    if (value > (highs[place] ?? 0)) highs[place] = value;
  }
}
