/**
 * @typedef {object} Run
 * @property {string} node the Node that the services run on
 * @property {string} version its version
 * @property {boolean} readsEveryTurn whether that Node has `samplePerIteration`, on which the budgets depend
 * @property {boolean} quick
 *
 * @typedef {{ what: string, budget: string, figure: string, isMet: boolean, why?: string }} Verdict `why` tells where it
 * goes, by figures of the same run; it is shown where the budget is missed
 * @typedef {{ markdown: string, verdicts: Verdict[] }} Result
 * @typedef {(run: Run) => Promise<Result>} Measure
 */

/**
 * Says on stderr what is going on; stdout is for the tables.
 *
 * @param {string} text
 */
export function tell(text) {
  console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
}
