import type { Frame } from '../../shared/frame.ts';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import { createTable, FLOAT64 } from './table.ts';

/** Samples of one service: a shared time column and one column a series, always in ascending order of time. */
export interface SeriesStore {
  /** Rows held. */
  readonly length: number;
  /** The memory they take. */
  readonly bytes: number;
  /** Rises whenever rows that are held go, or get another index. */
  readonly shifts: number;
  /** The rows' times in milliseconds since the epoch; a view that is valid until the next write. */
  times(): Float64Array;
  /** A series' values, NaN where there is none; `undefined` for a series that never came. Valid until the next write. */
  values(id: string): Float64Array | undefined;
  /**
   * Takes the rows that are later than the newest one held, and returns how many of the frame's last rows these are.
   * `columns` are the series ids of the frame's columns.
   */
  append(frame: Frame, columns: readonly string[]): number;
  /** Drops the rows at this time and later: what a clock that was set back would write a second time. */
  truncate(time: number): void;
  /** For how long rows are kept at least, in milliseconds. Those that are older by far are dropped at once. */
  keep(ms: number): void;
  /** Drops the rows before this time and gives their memory back. */
  trim(time: number): void;
  /** The memory they would take after `trim`. */
  bytesFrom(time: number): number;
}

/** An hour at the shortest interval that an agent allows; denser rows, and those of a long recording, push the oldest out. */
export const MAX_ROWS = 36_000;
/** A source that keeps changing its series keeps those it sends, and loses the rest. */
export const MAX_SERIES = 4 * MAX_COLUMNS;
/** Rows are dropped when they are older than they need be by this much, and not one by one. */
const SLACK = 1.25;

/** Keeps the rows of the last `keepMs`, before the newest one, in full resolution. */
export function createSeriesStore(keepMs: number): SeriesStore {
  const table = createTable(FLOAT64, 1, MAX_ROWS);
  let kept = keepMs;
  let ids: readonly string[] = [];
  /** The columns of `ids`. */
  let columns: Float64Array[][] = [];

  const newest = () => table.times().at(-1) ?? -Infinity;

  /** A service sends the same columns again and again: they are looked up when the list is another one. */
  function turnTo(next: readonly string[]): void {
    if (next === ids) return;
    ids = next;
    table.keepOnly(ids, MAX_SERIES);
    columns = ids.map(table.column);
  }

  /** The first row of the frame that is later than all that is held. */
  function firstNew({ rows, values, columns: width }: Frame): number {
    const after = newest();
    let row = 0;
    while (row < rows && (values[row * (1 + width)] ?? after) <= after) row++;
    return row;
  }

  return {
    get length() {
      return table.length;
    },
    get bytes() {
      return table.bytes;
    },
    get shifts() {
      return table.shifts;
    },
    times: table.times,
    values: (id) => table.values(id, 0),
    append(frame, next) {
      // One frame can have a million rows without a series, for each of which there would be room in all that follow.
      const first = Math.max(firstNew(frame), frame.rows - MAX_ROWS);
      const rows = frame.rows - first;
      if (rows === 0) return 0;
      turnTo(next);
      const at = table.reserve(rows, newest() - kept);
      const stride = 1 + frame.columns;
      const times = table.buffer();
      for (let row = 0; row < rows; row++) times[at + row] = frame.values[(first + row) * stride] ?? Number.NaN;
      for (let index = 0; index < columns.length; index++) {
        const values = columns[index]?.[0];
        if (!values || index >= frame.columns) break;
        for (let row = 0; row < rows; row++) {
          values[at + row] = frame.values[(first + row) * stride + 1 + index] ?? Number.NaN;
        }
      }
      table.commit(rows);
      return rows;
    },
    truncate: table.truncate,
    keep(ms) {
      kept = ms;
      const oldest = table.times()[0] ?? Infinity;
      if (newest() - oldest > ms * SLACK) table.trim(newest() - ms);
    },
    trim: table.trim,
    bytesFrom: table.bytesFrom,
  };
}
