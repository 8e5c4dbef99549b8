import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { resizeContent } from '../../e2e/devtools/chromium.js';
import { ROOT } from '../../scripts/process.js';
import { watchMainThread } from './main-thread.js';
import { levelAt, SERIES_EACH, SIZE } from './run.js';
import { withBrowser } from './stage.js';

/**
 * @import { Frame, Page } from 'playwright'
 * @import { MainThread } from './main-thread.js'
 * @import { Run } from './run.js'
 * @import { Layout } from './bare/page.js'
 */

const HTML = `<!doctype html>
<meta charset="utf-8">
<title>uPlot alone</title>
<link rel="stylesheet" href="/uPlot.min.css">
<style>body { margin: 0 } .card { position: absolute }</style>
<script src="/uPlot.iife.min.js"></script>
<script>${levelAt}</script>
<script type="module" src="/page.js"></script>`;

/** @param {string} name */
const uplotFile = (name) => readFileSync(join(ROOT, 'node_modules', 'uplot', 'dist', name));

/** @type {Record<string, { type: string, body: string | Buffer }>} */
const FILES = {
  '/': { type: 'text/html', body: HTML },
  '/page.js': { type: 'text/javascript', body: readFileSync(new URL('./bare/page.js', import.meta.url)) },
  '/uPlot.iife.min.js': { type: 'text/javascript', body: uplotFile('uPlot.iife.min.js') },
  '/uPlot.min.css': { type: 'text/css', body: uplotFile('uPlot.min.css') },
};

/** @typedef {{ layout: Layout, intervalMs: number, windowMs: number, rows: number, all?: boolean }} BareOptions `all`
 * draws the charts that are out of view, too */

/**
 * A page of 1500 × 1000 with uPlot alone, which draws the same values in the same places and sizes as the panel.
 *
 * @template Result
 * @param {Run} run
 * @param {BareOptions} options
 * @param {(stage: { page: Page, thread: MainThread }) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withBarePage(run, options, use) {
  const server = createServer((request, response) => {
    const file = FILES[request.url ?? ''];
    if (!file) response.writeHead(404).end();
    else response.setHeader('Content-Type', file.type).end(file.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await withBrowser(run, async (context, page) => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      await page.goto(`http://127.0.0.1:${port}/`);
      await resizeContent(context, page, SIZE, page);
      await page.evaluate((given) => startCharts(given), { ...options, seriesEach: SERIES_EACH });
      return use({ page, thread: await watchMainThread(await context.newCDPSession(page)) });
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/**
 * Opens such a page anew, from a blank one. Gives the milliseconds from the navigation to the first frame, in which all
 * charts are drawn.
 *
 * @param {Page} page
 * @param {BareOptions} options
 */
export async function openBarePage(page, options) {
  const { origin } = new URL(page.url());
  const hash = encodeURIComponent(JSON.stringify({ ...options, seriesEach: SERIES_EACH }));
  await page.goto('about:blank');
  const startedAt = Date.now();
  await page.goto(`${origin}/#${hash}`);
  const drawnAt = await page.evaluate(() => chartsDrawnAt);
  return drawnAt - startedAt;
}

/**
 * Where the panel's charts are, in its scrolled content, and how large the canvas of one is.
 *
 * @param {Frame} panel
 * @returns {Promise<Layout>}
 */
export function readLayout(panel) {
  return panel.evaluate(() => {
    const charts = [...document.querySelectorAll('[data-testid="chart"]')];
    const canvas = charts[0]?.querySelector('canvas');
    const boxes = charts.map((chart) => {
      const { left, top, width, height } = chart.getBoundingClientRect();
      return { left, top, width, height };
    });
    return { boxes, plot: { width: canvas?.clientWidth ?? 0, height: canvas?.clientHeight ?? 0 } };
  });
}
