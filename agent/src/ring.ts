/**
 * The last rows of a table of numbers. Rows are numbered for life, from 0: `first` is the oldest that is still held,
 * `end` the number that the next one gets, so a reader's place stays valid while the ring turns.
 */
export interface Ring {
  readonly width: number;
  readonly capacity: number;
  readonly first: number;
  readonly end: number;
  /** Adds a row of `width` numbers; the oldest row gives way. */
  append(row: ArrayLike<number>): void;
  /** Rows from `from` on, in place: at most `maxRows`, and fewer where the ring wraps. Empty at `end`. */
  view(from: number, maxRows: number): Float64Array;
  /** Takes back the newest rows, from number `end` on. */
  cut(end: number): void;
}

/**
 * A ring of `capacity` rows, row after row in one Float64Array; the first row to come gets the number `start`. With a
 * capacity of 0 it counts rows and holds none.
 */
export function createRing(width: number, capacity: number, start = 0): Ring {
  const values = new Float64Array(width * capacity);
  let first = start;
  let end = start;
  return {
    width,
    capacity,
    get first() {
      return first;
    },
    get end() {
      return end;
    },
    append(row) {
      if (capacity > 0) values.set(row, (end % capacity) * width);
      end++;
      if (end - first > capacity) first = end - capacity;
    },
    view(from, maxRows) {
      if (from < first || from >= end) return values.subarray(0, 0);
      const slot = from % capacity;
      const rows = Math.min(maxRows, end - from, capacity - slot);
      return values.subarray(slot * width, (slot + rows) * width);
    },
    cut(newEnd) {
      end = Math.max(first, Math.min(end, newEnd));
    },
  };
}

/** All rows that a ring holds, oldest first, each as a view that the next `append` may overwrite. */
export function* rowsOf(ring: Ring): Generator<Float64Array, void> {
  for (let row = ring.first; row < ring.end; row++) yield ring.view(row, 1);
}
