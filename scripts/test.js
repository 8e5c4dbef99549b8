// `npm test`: everything that must hold, in this order, on a machine that may have no packages and no browsers yet.
//
// The last line is `N passed, N failed`. A step without tests of its own (lint, types, build, packages) counts as one;
// a step that runs tests counts as its tests, and as one failure more if it fails without a failed test. The run stops
// at the first step that fails; what was not reached is not counted.
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { provideBrowser } from './browsers.js';
import { build } from './build.js';
import { checkPackages } from './check-packages.js';
import { ensureInstalled } from './install.js';
import { lintExtension } from './lint-extension.js';
import { endAllProcesses, npm, npx, ROOT, runStep } from './process.js';
import { add, NONE, playwrightTotals, readReport, vitestTotals } from './totals.js';

/** @import { Totals } from './totals.js' */

const VITEST_REPORT = join(ROOT, 'out', 'vitest.json');
const PLAYWRIGHT_REPORT = join(ROOT, 'out', 'playwright.json');
const E2E_PROJECTS = ['chromium', 'firefox'];

/** @type {[string, () => Promise<Totals>][]} */
const STEPS = [
  ['Packages', () => one(ensureInstalled)],
  ['Browsers', () => one(provideBrowsers)],
  ['Format and lint', () => command('biome', 'check', '--error-on-warnings', '.')],
  ['Types', () => one(checkTypes)],
  ['Unit tests', unitTests],
  ['Build', () => one(() => build('agent', 'chrome', 'firefox'))],
  ['Extension lint', () => one(lintExtension)],
  ['Packages for publishing', () => one(checkPackages)],
  ['End-to-end tests', endToEndTests],
];

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, async () => {
    await endAllProcesses();
    process.exit(128 + constants.signals[signal]);
  });
}

let totals = NONE;
for (const [name, run] of STEPS) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const result = await run();
  totals = add(totals, result);
  console.log(
    `── ${name}: ${result.failed ? 'failed' : 'passed'} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  if (result.failed > 0) {
    process.exitCode = 1;
    break;
  }
}
if (totals.skipped > 0) console.log(`\nSkipped, being for another browser, platform or Node: ${totals.skipped}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);

/**
 * A step that counts as one.
 *
 * @param {() => Promise<unknown>} run
 * @returns {Promise<Totals>}
 */
async function one(run) {
  try {
    await run();
    return { ...NONE, passed: 1 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { ...NONE, failed: 1 };
  }
}

/**
 * @param {string} name
 * @param {string[]} args
 */
function command(name, ...args) {
  return one(async () => {
    const code = await runStep(npx(name), args);
    if (code !== 0) throw new Error(`${name} ended with code ${code}.`);
  });
}

async function provideBrowsers() {
  // The tests look for the browsers in the same places; naming them spares a second search.
  process.env.PROCSCOPE_CHROMIUM = await provideBrowser('chromium');
  process.env.PROCSCOPE_FIREFOX = await provideBrowser('firefox');
  console.log(`Chromium: ${process.env.PROCSCOPE_CHROMIUM}\nFirefox: ${process.env.PROCSCOPE_FIREFOX}`);
}

async function checkTypes() {
  const code = await npm(['run', '--silent', 'types']);
  if (code !== 0) throw new Error('The types do not hold.');
}

async function unitTests() {
  rmSync(VITEST_REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const code = await runStep(npx('vitest'), ['run', ...reporters]);
  return vitestTotals(code, readReport(VITEST_REPORT));
}

async function endToEndTests() {
  rmSync(PLAYWRIGHT_REPORT, { force: true });
  const code = await runStep(npx('playwright'), ['test', '-c', 'e2e']);
  return playwrightTotals(code, readReport(PLAYWRIGHT_REPORT), E2E_PROJECTS);
}
