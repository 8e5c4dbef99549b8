import { showOtherPanel, showPanel } from '../../e2e/devtools/chromium.js';
import { spread, table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { summarize } from '../statistics.js';
import { openBarePage, readLayout, withBarePage } from './bare-page.js';
import { measureComparing } from './comparing.js';
import { CHARTS, manyCharts, SERIES_EACH, SIZE, startScriptedService } from './run.js';
import { openFrontend, waitForRows, withPanel } from './stage.js';

/**
 * @import { Frame, Page } from 'playwright'
 * @import { Result } from '../agent/run.js'
 * @import { Layout } from './bare/page.js'
 * @import { Run } from './run.js'
 * @import { Stage } from './stage.js'
 */

/** How many each service has. */
export const ROWS = 600;
const NAMES = ['bench-one', 'bench-two'];
export const OPENING_BUDGET_MS = 500;
const SWITCHING_BUDGET_MS = 100;
/** In minutes. */
export const WINDOW = 15;
/** Charts this far below the window's edge are drawn already, in pixels. */
const MARGIN = 200;

/**
 * How long the panel takes to open, to switch between two services with a history of 600 rows each, and to lay them over
 * each other.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureOpening(run) {
  const runs = run.quick ? 3 : 15;
  const services = await Promise.all(
    NAMES.map((name) => startScriptedService({ name, charts: manyCharts(CHARTS, SERIES_EACH), historySeconds: ROWS })),
  );
  try {
    const { layout, opening, switching, comparing } = await withPanel(
      run,
      { services, window: WINDOW },
      async (stage) => {
        tell('opening, switching and comparing');
        await waitForRows(stage.panel, ROWS - 20);
        const layout = await readLayout(stage.panel);
        const switching = await repeat(runs, () => measureSwitching(stage.panel));
        const comparing = await repeat(runs, () => measureComparing(stage.panel, ROWS - 20));
        await showOtherPanel(stage.frontend);
        await stage.frontend.close();
        return { layout, switching, comparing, opening: await repeat(runs, () => openOnce(stage)) };
      },
    );
    const bare = await measureBare(run, layout, runs);
    return {
      markdown: `### Opening, switching and comparing

Two services of ${CHARTS} charts of ${SERIES_EACH} series with ${ROWS} rows of history: median (lowest to highest) of ${runs} times. Opening is from
the moment in which the tab is chosen, in a DevTools that is open, until every chart in view is drawn with its history;
of the bare page, from the navigation to the frame in which the same charts are drawn, with values that it makes itself.
Switching is from the click on the other service, comparing from the key that lays the two over each other, to the same
of what then is in view; there is nothing beside these, since a bare page has no services.

${table(
  ['what', 'ms'],
  [
    ['opening', spread(opening, 0)],
    ['opening, bare uPlot', spread(bare, 0)],
    ['switching', spread(switching, 0)],
    ['comparing', spread(comparing, 0)],
  ],
)}`,
      verdicts: [
        verdict('opening', opening, OPENING_BUDGET_MS),
        verdict('switching', switching, SWITCHING_BUDGET_MS),
        {
          ...verdict('comparing', comparing, SWITCHING_BUDGET_MS),
          why: `Comparing: every chart has the lines of two services; one service takes ${summarize(switching).median.toFixed(0)} ms in the same run.`,
        },
      ],
    };
  } finally {
    await Promise.all(services.map((service) => service.close()));
  }
}

/**
 * @param {string} what
 * @param {number[]} times
 * @param {number} budgetMs
 */
export function verdict(what, times, budgetMs) {
  const { median } = summarize(times);
  return { what, budget: `at most ${budgetMs} ms`, figure: `${median.toFixed(0)} ms`, isMet: median <= budgetMs };
}

/**
 * DevTools is there with the Console; the clock runs from the moment in which our tab is chosen. Gives the milliseconds
 * until the charts are drawn.
 *
 * @param {Stage} stage
 * @param {{ prepare?: (frontend: Page) => Promise<unknown>, drawn?: (panel: Frame, startedAt: number) => Promise<unknown> }} [around]
 * what is done before the clock runs, and after the charts are drawn; `startedAt` is in milliseconds since the epoch
 */
export async function openOnce({ context, page }, { prepare, drawn } = {}) {
  const frontend = await openFrontend(context, page);
  await prepare?.(frontend);
  const startedAt = Date.now();
  const panel = await showPanel(frontend);
  // Waiting begins a little after the panel's document is there, so the figure is an upper bound.
  const { endedAt } = await panel.evaluate(untilDrawn, { service: '', rows: ROWS - 20, click: false });
  await drawn?.(panel, startedAt);
  await showOtherPanel(frontend);
  await frontend.close();
  return endedAt - startedAt;
}

/**
 * The same of the bare page, which makes the charts that the panel has drawn by then, and none that are out of view.
 *
 * @param {Run} run
 * @param {Layout} layout
 * @param {number} runs
 */
function measureBare(run, layout, runs) {
  const boxes = layout.boxes.filter(({ top }) => top < SIZE.height + MARGIN);
  const options = { layout: { ...layout, boxes }, intervalMs: 1000, windowMs: WINDOW * 60_000, rows: ROWS };
  return withBarePage(run, options, ({ page }) => repeat(runs, () => openBarePage(page, options)));
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
      const charts = [...document.querySelectorAll('[data-testid="chart"]')].filter((chart) => {
        // What is scrolled out of view is not drawn, nor a chart of which only the title looks out.
        const view = document.querySelector('.scroll')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
        const plot = (chart.querySelector('.plot') ?? chart).getBoundingClientRect();
        return plot.bottom > view.top && plot.top < view.bottom;
      });
      const isDrawn = charts.length > 0 && charts.every((chart) => Number(chart.getAttribute('data-rows')) >= rows);
      if (isDrawn && heading.endsWith(service)) resolve({ startedAt, endedAt: now() });
      else requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * @param {number} times
 * @param {() => Promise<number>} measure
 */
async function repeat(times, measure) {
  const figures = [];
  for (let index = 0; index < times; index++) figures.push(await measure());
  return figures;
}
