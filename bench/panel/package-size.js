import { ensureBuilt } from '../../scripts/build.js';
import { packExtension } from '../../scripts/pack-extension.js';
import { kilobytes, table } from '../agent/markdown.js';

/**
 * @import { Result } from '../agent/run.js'
 */

const BROWSERS = /** @type {const} */ (['chrome', 'firefox']);
const BUDGET_BYTES = 120_000;

/**
 * What a person downloads: the extension as it goes to the browsers' stores.
 *
 * @returns {Promise<Result>}
 */
export async function measurePackage() {
  await ensureBuilt(...BROWSERS);
  const sizes = await Promise.all(BROWSERS.map(async (browser) => (await packExtension(browser)).zip.length));
  const largest = Math.max(...sizes);
  return {
    markdown: `### Package

The extension as a zip, compressed with Zopfli; it needs no download later.

${table(
  ['for', 'size'],
  BROWSERS.map((browser, index) => [browser, kilobytes(sizes[index] ?? Number.NaN)]),
)}`,
    verdicts: [
      {
        what: 'extension package',
        budget: `at most ${kilobytes(BUDGET_BYTES)}`,
        figure: kilobytes(largest),
        isMet: largest <= BUDGET_BYTES,
        why: WHY,
      },
    ],
  };
}

const WHY =
  'Package: two in a hundred over its budget. Of the libraries, uPlot takes 22 kB, Preact with its hooks and signals 10 and webextension-polyfill 3, each compressed by itself; the rest is the panel. All of it is minified with terser and compressed with Zopfli.';
