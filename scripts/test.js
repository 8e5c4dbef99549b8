// `npm test`: everything that must hold, in this order, on a machine that may have no packages and no browsers yet.
// `npm run test:all`: the same with all examples in place of three, all end-to-end tests in place of the main journeys,
// and with the other runtimes.
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
import { provideRuntime, RUNTIMES, runsRuntimes } from './runtimes.js';
import { add, NONE, playwrightTotals, readReport, vitestTotals } from './totals.js';

/**
 * @import { Runtime } from './runtimes.js'
 * @import { Totals } from './totals.js'
 */

const VITEST_REPORT = join(ROOT, 'out', 'vitest.json');
const PLAYWRIGHT_REPORT = join(ROOT, 'out', 'playwright.json');
const E2E_PROJECTS = ['chromium', 'firefox'];
/** The tag of end-to-end tests that are no main journey. */
const ONLY_IN_ALL = '@all';
/** One that attaches, one whose framework makes the server, and one of several processes. */
const QUICK_EXAMPLES = ['http', 'express', 'cluster'].map((name) => `testing/${name}.test.ts`);

const all = readArguments();

/** @type {[string, () => Promise<Totals>][]} */
const STEPS = [
  ['Packages', () => one(ensureInstalled)],
  ['Browsers', () => one(provideBrowsers)],
  ['Format and lint', () => command('biome', 'check', '--error-on-warnings', '.')],
  ['Types', () => one(checkTypes)],
  ['Unit tests', () => vitest([npx('vitest')])],
  ...(all && runsRuntimes ? RUNTIMES.filter(({ isNode }) => isNode).map(unitTestsOn) : []),
  ['Build', () => one(() => build('agent', 'chrome', 'firefox'))],
  ['Extension lint', () => one(lintExtension)],
  ['Packages for publishing', () => one(checkPackages)],
  ['Installed agent', () => vitest([npx('vitest')], '-c', 'examples/vitest.config.ts', ...(all ? [] : QUICK_EXAMPLES))],
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

/**
 * @param {string[]} command that stands for vitest
 * @param {string[]} args
 */
async function vitest([command = '', ...before], ...args) {
  rmSync(VITEST_REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const code = await runStep(command, [...before, 'run', ...reporters, ...args]);
  return vitestTotals(code, readReport(VITEST_REPORT));
}

/**
 * The agent's own tests on another Node than this.
 *
 * @param {Runtime} runtime
 * @returns {[string, () => Promise<Totals>]}
 */
function unitTestsOn(runtime) {
  return [
    `Unit tests of the agent on ${runtime.name}`,
    async () => {
      let program = '';
      const provided = await one(async () => {
        program = await provideRuntime(runtime);
      });
      if (provided.failed > 0) return provided;
      return vitest([program, join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')], 'agent/src', 'shared');
    },
  ];
}

async function endToEndTests() {
  rmSync(PLAYWRIGHT_REPORT, { force: true });
  const code = await runStep(npx('playwright'), ['test', '-c', 'e2e', ...(all ? [] : ['--grep-invert', ONLY_IN_ALL])]);
  return playwrightTotals(code, readReport(PLAYWRIGHT_REPORT), E2E_PROJECTS);
}

function readArguments() {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--all');
  if (unknown.length > 0) throw new Error(`The tests know --all alone, not ${unknown.join(' ')}.`);
  return process.argv.includes('--all');
}
