import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, openDevTools, openPanel, resizeContent, setDockSide } from '../../e2e/devtools/chromium.js';
import { ROOT } from '../../scripts/process.js';
import { watchMainThread } from './main-thread.js';
import { SIZE } from './run.js';

/**
 * @import { BrowserContext, Frame, Page } from 'playwright'
 * @import { MainThread } from './main-thread.js'
 * @import { Run } from './run.js'
 * @typedef {{ context: BrowserContext, page: Page, frontend: Page, panel: Frame, thread: MainThread }} Stage `page` is
 * the inspected one, `frontend` that of DevTools itself, `thread` the panel's
 */

const TIMEOUT_MS = 30_000;

/**
 * Starts Chromium with a profile of its own, and ends it after `use`.
 *
 * @template Result
 * @param {Run} run
 * @param {(context: BrowserContext, page: Page) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withBrowser({ executablePath }, use) {
  const profile = mkdtempSync(join(tmpdir(), 'procscope-bench-'));
  try {
    const extension = join(ROOT, 'dist', 'chrome');
    const context = await launchChromium({ executablePath, extension, profile, headless: true, ...SIZE });
    try {
      return await use(context, context.pages()[0] ?? (await context.newPage()));
    } finally {
      await context.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/**
 * The panel in a DevTools of the given size, with these services added and the first of them on screen.
 *
 * @template Result
 * @param {Run} run
 * @param {{ services: readonly { address: string }[], window: 1 | 5 | 15 | 60, isLive?: boolean }} options `window` in
 * minutes; `isLive` is false where the services send nothing yet
 * @param {(stage: Stage) => Promise<Result>} use
 */
export function withPanel(run, { services, window, isLive = true }, use) {
  return withBrowser(run, async (context, page) => {
    const { frontend, panel } = await openPanel(context, page);
    await setDockSide(frontend, 'undocked');
    await resizeContent(context, frontend, SIZE);
    for (const { address } of services) {
      await addByAddress(panel, address);
      // Each service has a window of its own; the one that was added last is shown.
      await panel.locator(`[data-testid="window-${window}"]`).click({ timeout: TIMEOUT_MS });
    }
    await panel.locator('[data-testid="service"]').first().click({ timeout: TIMEOUT_MS });
    if (isLive) await panel.locator('[data-testid="status"][data-state="live"]').waitFor({ timeout: TIMEOUT_MS });
    const thread = await watchMainThread(await context.newCDPSession(panel));
    return use({ context, page, frontend, panel, thread });
  });
}

/**
 * Opens DevTools with whatever it showed last, in a window of its own.
 *
 * @param {BrowserContext} context
 * @param {Page} page
 */
export async function openFrontend(context, page) {
  const frontend = await openDevTools(context, page);
  await setDockSide(frontend, 'undocked');
  await resizeContent(context, frontend, SIZE);
  return frontend;
}

/**
 * @param {Frame} panel
 * @param {string} address
 */
async function addByAddress(panel, address) {
  const timeout = TIMEOUT_MS;
  const entries = panel.locator('[data-testid="service"]');
  const before = await entries.count();
  await panel.locator('[data-testid="add-service"]').click({ timeout });
  await panel.locator('[data-testid="profile-form"] input[name="address"]').fill(address, { timeout });
  await panel.locator('[data-testid="save"]').click({ timeout });
  await entries.nth(before).waitFor({ timeout });
}

/**
 * Waits until every chart in view shows so many rows.
 *
 * @param {Frame} panel
 * @param {number} rows
 */
export async function waitForRows(panel, rows) {
  await panel.waitForFunction(
    (least) => {
      const charts = [...document.querySelectorAll('[data-testid="chart"]')].filter((chart) => {
        // What is scrolled out of view is not drawn, nor a chart of which only the title looks out.
        const view = document.querySelector('.scroll')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
        const plot = (chart.querySelector('.plot') ?? chart).getBoundingClientRect();
        return plot.bottom > view.top && plot.top < view.bottom;
      });
      return charts.length > 0 && charts.every((chart) => Number(chart.getAttribute('data-rows')) >= least);
    },
    rows,
    { polling: 100, timeout: TIMEOUT_MS },
  );
}
