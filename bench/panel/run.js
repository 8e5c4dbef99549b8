import { importTypeScript } from '../../scripts/import-typescript.js';

/**
 * @import { Result } from '../agent/run.js'
 * @typedef {object} Run
 * @property {string} executablePath of Chromium
 * @property {boolean} quick short windows and few runs
 *
 * @typedef {(run: Run) => Promise<Result>} Measure
 */

/** The agent of known data that the end-to-end tests use, too. */
export const { startScriptedService } = await importService();
export const { manyCharts } = await importCharts();
export const { levelAt } = await importValues();

/** What DESIGN's budget names: 30 charts of 4 series. */
export const CHARTS = 30;
export const SERIES_EACH = 4;
/** The window's content, in CSS pixels. */
export const SIZE = { width: 1500, height: 1000 };

/** @returns {Promise<typeof import('../../e2e/scripted/service.ts')>} */
function importService() {
  return importTypeScript('e2e/scripted/service.ts');
}

/** @returns {Promise<typeof import('../../e2e/scripted/charts.ts')>} */
function importCharts() {
  return importTypeScript('e2e/scripted/charts.ts');
}

/** @returns {Promise<typeof import('../../e2e/scripted/values.ts')>} */
function importValues() {
  return importTypeScript('e2e/scripted/values.ts');
}
