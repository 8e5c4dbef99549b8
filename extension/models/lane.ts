/** What takes up a span of time. */
export interface Spanned {
  from: number;
  to: number;
}

/**
 * Puts spans into rows so that none overlaps another of its row: each into the first that is free, which keeps what
 * belongs together close. `spans` are in the order of their beginnings. Gives the row of each and how many there are;
 * beyond `mostRows`, what finds no room goes into the last.
 *
 * @param gap how much is left free between two of one row, in the unit of the spans
 */
export function stackSpans(
  spans: readonly Spanned[],
  gap: number,
  mostRows = Infinity,
): { rows: number[]; count: number } {
  const ends: number[] = [];
  const rows = spans.map(({ from, to }) => {
    let row = ends.findIndex((end) => end + gap <= from);
    if (row < 0) row = Math.min(ends.length, mostRows - 1);
    ends[row] = Math.max(to, ends[row] ?? to);
    return row;
  });
  return { rows, count: ends.length };
}
