import { waitForRows } from './stage.js';

/** @import { Frame } from 'playwright' */

/** Ten minutes of rows, in a window of 15 minutes, give a chart of this width some more points than these. */
const LEAST_VALUES = 100;

/**
 * From the press of the key that compares the only two services, until every chart in view is drawn with the history of
 * both, on the panel's own clock; then back to one service.
 *
 * @param {Frame} panel
 * @param {number} rows that a single service has
 */
export async function measureComparing(panel, rows) {
  const { startedAt, endedAt } = await panel.evaluate(untilCompared, LEAST_VALUES);
  await panel.locator('[data-testid="comparison-done"]').click();
  await waitForRows(panel, rows);
  return endedAt - startedAt;
}

/**
 * Runs in the panel: presses the key and waits until every chart in view shows so many values of each service. Times are
 * in milliseconds since the epoch.
 *
 * @param {number} least
 * @returns {Promise<{ startedAt: number, endedAt: number }>}
 */
function untilCompared(least) {
  const now = () => performance.timeOrigin + performance.now();
  const startedAt = now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
  return new Promise((resolve) => {
    const look = () => {
      const charts = [...document.querySelectorAll('[data-testid="comparison-chart"]')].filter((chart) => {
        // What is scrolled out of view is not drawn, nor a chart of which only the title looks out.
        const view = document.querySelector('.scroll')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
        const plot = (chart.querySelector('.comparison-plot') ?? chart).getBoundingClientRect();
        return plot.bottom > view.top && plot.top < view.bottom;
      });
      const isDrawn = charts.every((chart) => {
        const counts = (chart.getAttribute('data-values') ?? '').split(' ').map(Number);
        return counts.length === 2 && counts.every((count) => count >= least);
      });
      if (charts.length > 0 && isDrawn) resolve({ startedAt, endedAt: now() });
      else requestAnimationFrame(look);
    };
    look();
  });
}
