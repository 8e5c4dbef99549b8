import { lowerBound } from './ascending.ts';

type Numbers = Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** What a table's columns are made of. */
export interface NumberType<Values extends Numbers> {
  readonly bytes: number;
  allocate(length: number): Values;
  view(values: Values, start: number, end: number): Values;
}

export const FLOAT64: NumberType<Float64Array<ArrayBuffer>> = {
  bytes: 8,
  allocate: (length) => new Float64Array(length),
  view: (values, start, end) => values.subarray(start, end),
};

/** Seven digits, in half of the memory. */
export const FLOAT32: NumberType<Float32Array<ArrayBuffer>> = {
  bytes: 4,
  allocate: (length) => new Float32Array(length),
  view: (values, start, end) => values.subarray(start, end),
};

/** A column of times and, for each series, columns of values, all in ascending order of time. */
export interface Table<Values extends Numbers> {
  /** Rows held. */
  readonly length: number;
  /** The memory it has allocated. */
  readonly bytes: number;
  /** Rises whenever rows that are held go, or get another index. */
  readonly shifts: number;
  /** A view that is valid until the next write, as is that of `values`. */
  times(): Float64Array;
  values(id: string, lane: number): Values | undefined;
  /**
   * Makes room for rows behind the newest, where needed at the expense of those before `oldest`. Returns where to write
   * them into `buffers()` and the lanes of `column()`, which are then valid until the next call.
   */
  reserve(rows: number, oldest: number): number;
  /** The whole column of times, of which `times()` is the part in use. */
  buffer(): Float64Array;
  /** The whole columns of a series, which is added where it is new. The list stays the same one; what is in it does not. */
  column(id: string): Values[];
  /** Says that so many rows have been written. What was not written is NaN. */
  commit(rows: number): void;
  /** Forgets all series but these, where there are more than so many, or the memory that they take is very much. */
  keepOnly(ids: readonly string[], most: number): void;
  /** Drops the rows at this time and later. */
  truncate(time: number): void;
  /** Drops the rows before this time and gives their memory back. */
  trim(time: number): void;
  /** The memory it would have after `trim`. */
  bytesFrom(time: number): number;
}

const FIRST_CAPACITY = 64;
/** With more than this, series that are no longer sent are forgotten. */
const MOST_BYTES = 128 * 1024 * 1024;
/** How much more is allocated than is in use, so that rows are moved a few times at most and not with every write. */
const ROOM = 1.25;

/**
 * Rows are written one after the other into buffers with room to spare; when that is used up, the oldest are dropped
 * from the front, or the buffers grow. So every column is always one contiguous view, and moving costs a few writes.
 * Each series has as many columns as there are `lanes`.
 */
export function createTable<Values extends Numbers>(
  type: NumberType<Values>,
  lanes: number,
  maxRows: number,
): Table<Values> {
  let capacity = FIRST_CAPACITY;
  let start = 0;
  let end = 0;
  let shifts = 0;
  let time = FLOAT64.allocate(capacity);
  const columns = new Map<string, Values[]>();

  const rowBytes = () => FLOAT64.bytes + columns.size * lanes * type.bytes;
  const capacityFor = (rows: number) => Math.max(FIRST_CAPACITY, Math.ceil(rows * ROOM));
  /** The index of the first row at this time or later. */
  const firstFrom = (at: number) => start + lowerBound(time.subarray(start, end), at);

  /** Moves the rows to the front of buffers of this capacity. Behind them every value is NaN. */
  function move(next: number): void {
    if (start === 0 && next === capacity) return;
    time = moved(FLOAT64, time, next);
    for (const column of columns.values()) {
      for (const [lane, values] of column.entries()) column[lane] = moved(type, values, next);
    }
    if (start > 0) shifts++;
    capacity = next;
    end -= start;
    start = 0;
  }

  function moved<Type extends Numbers>(of: NumberType<Type>, values: Type, next: number): Type {
    const kept = end - start;
    if (next === capacity) {
      values.copyWithin(0, start, end);
      values.fill(Number.NaN, kept, end);
      return values;
    }
    const target = of.allocate(next);
    target.set(of.view(values, start, end));
    target.fill(Number.NaN, kept);
    return target;
  }

  return {
    get length() {
      return end - start;
    },
    get bytes() {
      return capacity * rowBytes();
    },
    get shifts() {
      return shifts;
    },
    times: () => time.subarray(start, end),
    values(id, lane) {
      const values = columns.get(id)?.[lane];
      return values && type.view(values, start, end);
    },
    reserve(rows, oldest) {
      if (end + rows > capacity) {
        start = Math.min(Math.max(firstFrom(oldest), end + rows - maxRows, start), end);
        const kept = end - start + rows;
        // Enough of the buffer must become free, or the next move would come too soon.
        move(kept * ROOM > capacity ? capacityFor(kept) : capacity);
      }
      return end;
    },
    buffer: () => time,
    column(id) {
      let column = columns.get(id);
      if (!column) {
        column = Array.from({ length: lanes }, () => {
          const values = type.allocate(capacity);
          values.fill(Number.NaN);
          return values;
        });
        columns.set(id, column);
      }
      return column;
    },
    commit(rows) {
      end += rows;
    },
    keepOnly(ids, most) {
      if (columns.size <= most && capacity * rowBytes() <= MOST_BYTES) return;
      const kept = new Set(ids);
      for (const id of columns.keys()) if (!kept.has(id)) columns.delete(id);
    },
    truncate(from) {
      const next = firstFrom(from);
      if (next === end) return;
      for (const column of columns.values()) for (const values of column) values.fill(Number.NaN, next, end);
      end = next;
      shifts++;
    },
    trim(before) {
      const next = firstFrom(before);
      if (next > start) shifts++;
      start = next;
      const wanted = capacityFor(end - start);
      if (wanted * ROOM < capacity) move(wanted);
    },
    bytesFrom(before) {
      const wanted = capacityFor(end - firstFrom(before));
      return (wanted * ROOM < capacity ? wanted : capacity) * rowBytes();
    },
  };
}
