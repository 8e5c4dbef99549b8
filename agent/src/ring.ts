/**
 * The last rows of a table of numbers. Rows are numbered for life, from 0: `first` is the oldest that is still held,
 * `end` the number that the next one gets, so a reader's place stays valid while the ring turns.
 */
export interface Ring {
  readonly width: number;
  /** Shrinks, once, where there is no memory to grow up to it. */
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
 * A ring of `capacity` rows, row after row in one Float64Array; the first row to come gets the number `start`. It begins
 * with place for `rows`, 1 at least, and doubles that as rows come; where there is no memory for more, it stays as it is.
 * With a capacity of 0 it counts rows and holds none.
 */
export function createRing(width: number, capacity: number, { start = 0, rows = capacity } = {}): Ring {
  let values = new Float64Array(width * Math.min(rows, capacity));
  let first = start;
  let end = start;

  const slotOf = (row: number): number => (row - start) % capacity;

  function makeRoom(row: number): void {
    if ((slotOf(row) + 1) * width <= values.length) return;
    try {
      const grown = new Float64Array(Math.min(2 * values.length, width * capacity));
      grown.set(values);
      values = grown;
    } catch {
      capacity = values.length / width;
    }
  }

  return {
    width,
    get capacity() {
      return capacity;
    },
    get first() {
      return first;
    },
    get end() {
      return end;
    },
    append(row) {
      if (capacity > 0) {
        makeRoom(end);
        values.set(row, slotOf(end) * width);
      }
      end++;
      if (end - first > capacity) first = end - capacity;
    },
    view(from, maxRows) {
      if (from < first || from >= end) return values.subarray(0, 0);
      const slot = slotOf(from);
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
