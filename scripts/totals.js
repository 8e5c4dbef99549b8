import { readFileSync } from 'node:fs';

/**
 * How many tests passed, failed and were left out, read from the reports of the test runners.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 * @typedef {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number }} VitestReport
 * @typedef {{ specs?: { tests: { projectName: string, status: string }[] }[], suites?: Suite[] }} Suite
 */

/** @type {Readonly<Totals>} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Totals} a
 * @param {Totals} b
 * @returns {Totals}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * A report as the runner wrote it, or undefined if it wrote none.
 *
 * @param {string} file
 * @returns {unknown}
 */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {number} code with which Vitest ended
 * @param {unknown} report
 * @returns {Totals}
 */
export function vitestTotals(code, report) {
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = /** @type {VitestReport} */ (report ?? {});
  return judge(code, { passed, failed, skipped: numPendingTests + numTodoTests }, passed > 0);
}

/**
 * @param {number} code with which Playwright ended
 * @param {unknown} report
 * @param {string[]} projects each must have passed at least one test: a browser that ran nothing is a failure
 * @returns {Totals}
 */
export function playwrightTotals(code, report, projects) {
  const tests = testsOf(/** @type {Suite} */ (report ?? {}));
  const count = (/** @type {string[]} */ ...statuses) => tests.filter(({ status }) => statuses.includes(status)).length;
  const totals = { passed: count('expected'), failed: count('unexpected', 'flaky'), skipped: count('skipped') };
  const complete = projects.every((project) =>
    tests.some(({ projectName, status }) => projectName === project && status === 'expected'),
  );
  return judge(code, totals, complete);
}

/**
 * A runner that fails without a failed test, or passes without a test, counts as one failure.
 *
 * @param {number} code
 * @param {Totals} totals
 * @param {boolean} complete
 * @returns {Totals}
 */
function judge(code, totals, complete) {
  return code === 0 && complete ? totals : { ...totals, failed: Math.max(totals.failed, 1) };
}

/**
 * @param {Suite} suite
 * @returns {{ projectName: string, status: string }[]}
 */
function testsOf({ specs = [], suites = [] }) {
  return [...specs.flatMap((spec) => spec.tests), ...suites.flatMap(testsOf)];
}
