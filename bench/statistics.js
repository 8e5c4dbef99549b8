/** @typedef {{ median: number, lowest: number, highest: number, runs: number }} Summary */

/**
 * @param {readonly number[]} values
 * @returns {Summary}
 */
export function summarize(values) {
  return {
    median: quantile(values, 0.5),
    lowest: quantile(values, 0),
    highest: quantile(values, 1),
    runs: values.length,
  };
}

/**
 * The value below which the given part of the values lies, 0 to 1; between two of them where none is there. NaN of none.
 *
 * @param {readonly number[]} values
 * @param {number} ratio
 */
export function quantile(values, ratio) {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = ratio * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

/**
 * By how much y grows with x: the median of the slopes between all pairs of points (Theil and Sen), which outliers do not
 * move. NaN of fewer than two points.
 *
 * @param {readonly (readonly [x: number, y: number])[]} points
 */
export function slope(points) {
  const slopes = points.flatMap(([x, y], index) => points.slice(index + 1).map(([x2, y2]) => (y2 - y) / (x2 - x)));
  return quantile(slopes, 0.5);
}
