import { setTimeout as sleep } from 'node:timers/promises';
import { megabytes, spread, table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { slope, summarize } from '../statistics.js';
import { manyCharts, SERIES_EACH, startScriptedService } from './run.js';
import { waitForRows, withPanel } from './stage.js';

/**
 * @import { Result } from '../agent/run.js'
 * @import { Run } from './run.js'
 */

const SERVICES = 50;
/** With these a service has 80 columns, about as many as the agent of a Node service. */
const CHARTS_EACH = 20;
/** The panel keeps no more than an hour in full: with that to begin with, what it holds need not grow. */
const HISTORY_SECONDS = 3600;
const BUDGET = 0.2;
const WARM_UP_MS = 20_000;

/**
 * What the panel costs with 50 services connected at once, one of them on screen.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureFleet(run) {
  const [windows, windowMs] = run.quick ? [2, 10_000] : [6, 60_000];
  tell(`${SERVICES} services`);
  const charts = manyCharts(CHARTS_EACH, SERIES_EACH);
  const services = [];
  for (let index = 0; index < SERVICES; index++) {
    services.push(
      await startScriptedService({ name: `service-${index + 1}`, charts, historySeconds: HISTORY_SECONDS }),
    );
  }
  /** @type {number[]} */
  const busy = [];
  /** Minutes and bytes. @type {[number, number][]} */
  const held = [];
  try {
    await withPanel(run, { services, window: 15 }, async ({ panel, thread }) => {
      await waitForRows(panel, 800);
      const live = `[data-testid="service"][data-state="live"]`;
      await panel.waitForFunction(
        ([selector, count]) => document.querySelectorAll(selector).length === count,
        /** @type {const} */ ([live, SERVICES]),
        { polling: 250 },
      );
      await sleep(WARM_UP_MS);
      held.push([0, await thread.heapBytes()]);
      for (let window = 1; window <= windows; window++) {
        tell(`${SERVICES} services, window ${window} of ${windows}`);
        busy.push((await thread.share(windowMs)).busy);
        held.push([(window * windowMs) / 60_000, await thread.heapBytes()]);
      }
    });
  } finally {
    await Promise.all(services.map((service) => service.close()));
  }
  const { median } = summarize(busy);
  const growth = slope(held);
  const arriving = SERVICES * 60 * (1 + CHARTS_EACH * SERIES_EACH) * 8;
  return {
    markdown: `### ${SERVICES} services

${SERVICES} services of ${CHARTS_EACH * SERIES_EACH} series at 1 Hz, with events, connected at once with an hour of history each, one on screen in the window
of 15 minutes: ${windows} windows of ${windowMs / 1000} s. Growth is the median of the slopes between the readings.

${table(
  ['what', ''],
  [
    [
      'busy, %',
      spread(
        busy.map((share) => share * 100),
        1,
      ),
    ],
    ['held at the start', megabytes(held[0]?.[1] ?? Number.NaN)],
    ['held at the end', megabytes(held.at(-1)?.[1] ?? Number.NaN)],
    ['growth a minute', megabytes(growth)],
    ['samples that arrive in a minute', megabytes(arriving)],
  ],
)}`,
    verdicts: [
      {
        what: `main thread, ${SERVICES} services at 1 Hz`,
        budget: 'at most 20 % busy',
        figure: `${(median * 100).toFixed(1)} %`,
        isMet: median <= BUDGET,
      },
      {
        what: `memory, ${SERVICES} services at 1 Hz`,
        budget: 'flat: grows by less than half of what arrives',
        figure: `${megabytes(growth)} a minute of ${megabytes(arriving)}`,
        isMet: growth < arriving / 2,
      },
    ],
  };
}
