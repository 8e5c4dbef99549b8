/** @typedef {{ median: number, lowest: number, highest: number, runs: number }} Summary */

/**
 * @param {readonly number[]} values
 * @returns {Summary}
 */
export function summarize(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  return {
    median,
    lowest: sorted[0] ?? Number.NaN,
    highest: sorted.at(-1) ?? Number.NaN,
    runs: sorted.length,
  };
}

/**
 * One line of a table.
 *
 * @param {string} what
 * @param {Summary} summary in milliseconds
 * @param {number} budget in milliseconds
 */
export function line(what, { median, lowest, highest, runs }, budget) {
  const figure = (/** @type {number} */ value) => value.toFixed(0).padStart(5);
  return `${what.padEnd(52)} ${figure(median)} ms  (${lowest.toFixed(0)} to ${highest.toFixed(0)}, ${runs} runs; budget ${budget} ms)`;
}
