import type { Frame } from '../../shared/frame.ts';
import { MAX_COLUMNS } from '../../shared/limits.ts';

/** Samples of one service: a shared time column and one column a series, always in ascending order of time. */
export interface SeriesStore {
  /** Rows held. */
  readonly length: number;
  /** The rows' times in milliseconds since the epoch; a view that is valid until the next write. */
  times(): Float64Array;
  /** A series' values, NaN where there is none; `undefined` for a series that never came. Valid until the next write. */
  values(id: string): Float64Array | undefined;
  /** Takes the rows that are later than the newest one held. `columns` are the series ids of the frame's columns. */
  append(frame: Frame, columns: readonly string[]): void;
  /** Drops the rows at this time and later: what a clock that was set back would write a second time. */
  truncate(time: number): void;
}

const FIRST_CAPACITY = 1024;
/** An hour at the shortest interval that an agent allows; denser rows push the oldest out. */
const MAX_ROWS = 36_000;
/** A source that keeps changing its series keeps those it sends, and loses the rest. */
const MAX_SERIES = 4 * MAX_COLUMNS;

/**
 * Rows are written one after the other into buffers with room to spare; when that is used up, rows older than
 * `keepMs` are dropped from the front, or the buffers doubled. So every column is always one contiguous view, and
 * moving costs a fraction of a write.
 */
export function createSeriesStore(keepMs: number): SeriesStore {
  let capacity = FIRST_CAPACITY;
  let start = 0;
  let end = 0;
  let time = new Float64Array(capacity);
  const columns = new Map<string, Float64Array>();

  const newest = () => (end > start ? (time[end - 1] ?? -Infinity) : -Infinity);

  function makeRoom(rows: number): void {
    if (end + rows <= capacity) return;
    const oldest = newest() - keepMs;
    start = Math.min(Math.max(start, end + rows - MAX_ROWS), end);
    while (start < end && (time[start] ?? oldest) < oldest) start++;
    const kept = end - start;
    // At least half of the buffer must become free, or the next move would come too soon.
    while ((kept + rows) * 2 > capacity) capacity *= 2;
    time = moved(time);
    for (const [id, values] of columns) columns.set(id, moved(values));
    start = 0;
    end = kept;
  }

  function moved(values: Float64Array): Float64Array<ArrayBuffer> {
    const target = new Float64Array(capacity);
    target.set(values.subarray(start, end));
    return target;
  }

  function columnFor(id: string): Float64Array {
    let values = columns.get(id);
    if (!values) {
      values = new Float64Array(capacity).fill(Number.NaN, 0, end);
      columns.set(id, values);
    }
    return values;
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
      return end - start;
    },
    times: () => time.subarray(start, end),
    values: (id) => columns.get(id)?.subarray(start, end),
    append(frame, ids) {
      const first = firstNew(frame);
      const rows = frame.rows - first;
      if (rows === 0) return;
      makeRoom(rows);
      const stride = 1 + frame.columns;
      for (let row = 0; row < rows; row++) time[end + row] = frame.values[(first + row) * stride] ?? Number.NaN;
      const missing = new Set(columns.keys());
      for (const [index, id] of ids.entries()) {
        const values = columnFor(id);
        missing.delete(id);
        for (let row = 0; row < rows; row++) {
          values[end + row] = frame.values[(first + row) * stride + 1 + index] ?? Number.NaN;
        }
      }
      if (columns.size > MAX_SERIES) for (const id of missing) columns.delete(id);
      for (const id of missing) columns.get(id)?.fill(Number.NaN, end, end + rows);
      end += rows;
    },
    truncate(from) {
      while (end > start && (time[end - 1] ?? from) >= from) end--;
    },
  };
}

/** The index of the first element that is at least `value`, in an ascending list; its length where there is none. */
export function lowerBound(ascending: ArrayLike<number>, value: number): number {
  return firstIndex(ascending.length, (index) => (ascending[index] ?? Infinity) >= value);
}

/** The first index below `length` at which `holds` is true, where it is false before and true from there on. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
