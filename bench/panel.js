// `npm run bench:panel`: how long the panel takes to open and to switch between services, in the real DevTools of
// Chromium, with 600 rows of history in each of two services. Prints medians and spread; asserts nothing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium, openDevTools, showOtherPanel, showPanel } from '../e2e/devtools/chromium.js';
import { provideBrowser } from '../scripts/browsers.js';
import { ensureBuilt } from '../scripts/build.js';
import { ROOT } from '../scripts/process.js';
import { addAgents } from '../scripts/tour.js';
import { line, summarize } from './statistics.js';

/** @import { BrowserContext, Frame, Page } from 'playwright' */

const RUNS = 15;
const ROWS = 600;
/** At ten samples a second. */
const HISTORY_MS = (ROWS / 10) * 1000 + 2000;
const NAMES = ['bench-one', 'bench-two'];

const executablePath = await provideBrowser('chromium');
await ensureBuilt('agent', 'chrome');
const profile = mkdtempSync(join(tmpdir(), 'procscope-bench-'));
const children = NAMES.map((name) =>
  fork(fileURLToPath(new URL('./service.js', import.meta.url)), {
    env: { ...process.env, SERVICE_NAME: name },
  }),
);
try {
  await Promise.all(children.map((child) => once(child, 'message')));
  console.log(`Waiting ${HISTORY_MS / 1000} s for ${ROWS} rows of history in each service.`);
  await sleep(HISTORY_MS);
  const options = { executablePath, profile, headless: true, width: 1500, height: 1000 };
  const context = await launchChromium({ ...options, extension: join(ROOT, 'dist', 'chrome') });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await prepare(context, page);
    const opening = await measure(() => measureOpening(context, page));
    const { frontend, panel } = await openAgain(context, page);
    const switching = await measure(() => measureSwitching(panel));
    console.log(line('opening: tab shown → every chart in view drawn', summarize(opening), 500));
    console.log(line('switching: click → every chart in view drawn', summarize(switching), 100));
    await frontend.close();
  } finally {
    await context.close();
  }
} finally {
  for (const child of children) child.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
}

/**
 * Adds both services once, as a person would, and leaves DevTools closed with another panel chosen.
 *
 * @param {BrowserContext} context
 * @param {Page} page
 */
async function prepare(context, page) {
  const { frontend, panel } = await openAgain(context, page);
  await addAgents(panel, NAMES);
  await panel.locator('[data-testid="window-1"]').click();
  await showOtherPanel(frontend);
  await frontend.close();
}

/**
 * @param {BrowserContext} context
 * @param {Page} page
 */
async function openAgain(context, page) {
  const frontend = await openDevTools(context, page);
  return { frontend, panel: await showPanel(frontend) };
}

/**
 * DevTools is there with the Console; the clock runs from the moment in which our tab is chosen.
 *
 * @param {BrowserContext} context
 * @param {Page} page
 */
async function measureOpening(context, page) {
  const frontend = await openDevTools(context, page);
  const startedAt = Date.now();
  const panel = await showPanel(frontend);
  // Waiting begins a little after the panel's document is there, so the figure is an upper bound.
  const { endedAt } = await panel.evaluate(untilDrawn, { service: '', rows: ROWS - 20, click: false });
  await showOtherPanel(frontend);
  await frontend.close();
  return endedAt - startedAt;
}

/**
 * From the click on the other service to the frame in which its charts are drawn, on the panel's own clock.
 *
 * @param {Frame} panel
 */
async function measureSwitching(panel) {
  const service = await panel.evaluate((names) => {
    const shown = document.querySelector('[data-testid="service"][aria-current="true"]')?.getAttribute('data-service');
    return names.find((name) => name !== shown) ?? '';
  }, NAMES);
  const { startedAt, endedAt } = await panel.evaluate(untilDrawn, { service, rows: ROWS - 20, click: true });
  return endedAt - startedAt;
}

/**
 * Runs in the panel: waits until every chart in view shows so many rows of the service, after a click on the service's
 * entry where that is asked for. Times are in milliseconds since the epoch.
 *
 * @param {{ service: string, rows: number, click: boolean }} wanted
 * @returns {Promise<{ startedAt: number, endedAt: number }>}
 */
function untilDrawn({ service, rows, click }) {
  const now = () => performance.timeOrigin + performance.now();
  const startedAt = now();
  const entry = document.querySelector(`[data-testid="service"][data-service="${service}"]`);
  if (click && entry instanceof HTMLElement) entry.click();
  return new Promise((resolve) => {
    const look = () => {
      const heading = document.querySelector('.toolbar h1')?.textContent ?? '';
      const charts = [...document.querySelectorAll('[data-testid="chart"]')].filter(
        (chart) => chart.getBoundingClientRect().top < innerHeight,
      );
      const isDrawn = charts.length > 0 && charts.every((chart) => Number(chart.getAttribute('data-rows')) >= rows);
      if (isDrawn && heading.endsWith(service)) resolve({ startedAt, endedAt: now() });
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** @param {() => Promise<number>} run */
async function measure(run) {
  const figures = [];
  for (let index = 0; index < RUNS; index++) figures.push(await run());
  return figures;
}
