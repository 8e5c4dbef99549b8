import { expect, test } from 'vitest';
import { playwrightTotals, vitestTotals } from './totals.js';

const spec = (projectName: string, status: string) => ({ tests: [{ projectName, status }] });
const both = ['chromium', 'firefox'];

test('counts the tests of Vitest', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 };
  expect(vitestTotals(1, report)).toEqual({ passed: 7, failed: 2, skipped: 1 });
});

test('counts a runner that died without a report as one failure', () => {
  expect(vitestTotals(1, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(playwrightTotals(137, undefined, both)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('counts a file that could not be loaded, where no test failed, as one failure', () => {
  expect(vitestTotals(1, { numPassedTests: 7, numFailedTests: 0 })).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test('counts the tests of Playwright through nested suites', () => {
  const report = {
    suites: [
      { specs: [spec('chromium', 'expected'), spec('firefox', 'expected')] },
      { suites: [{ specs: [spec('chromium', 'unexpected'), spec('firefox', 'skipped'), spec('firefox', 'flaky')] }] },
    ],
  };
  expect(playwrightTotals(1, report, both)).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

test('does not take a browser that ran nothing for success', () => {
  const report = { suites: [{ specs: [spec('chromium', 'expected'), spec('firefox', 'skipped')] }] };
  expect(playwrightTotals(0, report, both)).toMatchObject({ failed: 1 });
});
