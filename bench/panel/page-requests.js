import { setTimeout as sleep } from 'node:timers/promises';
import { CHARTS, manyCharts, SERIES_EACH, startScriptedService } from './run.js';

/**
 * @import { Frame, Page } from 'playwright'
 * @typedef {Awaited<ReturnType<typeof startScriptedService>>} Service
 */

const SERVED_TIMEOUT_MS = 60_000;
/** As many as Chromium has connections to one host. */
const AT_ONCE = 6;
/** How many routes the requests are of, the page itself left out. */
export const ROUTES = 20;
export const REQUESTS_A_SECOND = 10;

/**
 * A service of 30 charts, with events, that serves the inspected page and its requests, and whose agent knows of them.
 *
 * @param {number} historySeconds
 */
export function startServing(historySeconds) {
  const charts = manyCharts(CHARTS, SERIES_EACH);
  return startScriptedService({ name: 'bench', charts, historySeconds, serves: true });
}

/**
 * Where the page of a service is.
 *
 * @param {Service} service
 */
export const pageOf = ({ address }) => new URL('/', address.replace(/^ws/, 'http')).href;

/**
 * Has the page make so many requests, as fast as they are answered.
 *
 * @param {Page} page one of `pageOf`
 * @param {number} count
 */
export async function makeRequests(page, count) {
  await page.evaluate(askFor, { count, atOnce: AT_ONCE, routes: ROUTES });
}

/**
 * Waits until the panel has been told of so many requests.
 *
 * @param {Service} service
 * @param {number} count
 */
export async function waitForRecords({ requests }, count) {
  const deadline = performance.now() + SERVED_TIMEOUT_MS;
  while (requests.told() < count) {
    if (performance.now() > deadline) throw new Error(`The panel asked for ${requests.told()} of ${count} requests.`);
    await sleep(100);
  }
}

/**
 * Has the page make requests all the time, while `use` runs.
 *
 * @template Result
 * @param {Page} page
 * @param {() => Promise<Result>} use
 */
export async function whileRequesting(page, use) {
  const timer = await page.evaluate(
    (everyMs) => setInterval(() => fetch(`/now/${Date.now()}?ms=5`).then((response) => response.text()), everyMs),
    1000 / REQUESTS_A_SECOND,
  );
  try {
    return await use();
  } finally {
    await page.evaluate((id) => clearInterval(id), Number(timer));
  }
}

/**
 * Shows the lane or takes it away.
 *
 * @param {Frame} panel
 * @param {boolean} isOpen
 */
export async function setLane(panel, isOpen) {
  const button = panel.locator('[data-testid="toggle-lane"]');
  if ((await button.getAttribute('aria-pressed')) !== String(isOpen)) await button.click();
  await panel.locator('[data-testid="lane"]').waitFor({ state: isOpen ? 'visible' : 'detached' });
}

/** What shows the routes when it is clicked. */
export const OPENS_ROUTES = '[data-testid="tab-routes"]';

/**
 * Takes the routes away.
 *
 * @param {Frame} panel
 */
export async function closeRoutes(panel) {
  await panel.locator('[data-testid="tab-requests"]').click();
  await panel.locator('[data-testid="routes"]').waitFor({ state: 'detached' });
}

/**
 * Runs in the page: asks for addresses of so many routes, each another one, most of which are found.
 *
 * @param {{ count: number, atOnce: number, routes: number }} wanted
 */
async function askFor({ count, atOnce, routes }) {
  let left = count;
  const statusOf = (/** @type {number} */ number) => (number % 100 === 13 ? 500 : number % 50 === 7 ? 404 : 200);
  const ask = async () => {
    while (left > 0) {
      const number = left--;
      const url = `/route-${String.fromCharCode(97 + (number % routes))}/${number}?ms=${number % 13}&status=${statusOf(number)}`;
      await fetch(url).then((response) => response.text());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
}
