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
/**
 * What the panel keeps for longer than the run: each minute the lowest, highest and mean value, as Float32, of six steps of
 * 10 s and one of a minute, with their times.
 */
const ROLLUP_BYTES = SERVICES * (6 + 1) * (8 + CHARTS_EACH * SERIES_EACH * 3 * 4);
/** For the events, of which a thousand come in a minute, and for what a collection leaves behind or not. */
const NOISE_BYTES = 250_000;
const MOST_GROWTH = ROLLUP_BYTES + NOISE_BYTES;
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
of 15 minutes: ${windows} windows of ${windowMs / 1000} s. Growth is the median of the slopes between the readings. Samples in full
resolution must not add to it, since the oldest go as new ones come; what is made of them may: ${megabytes(ROLLUP_BYTES)} a minute, which
are three values of 4 bytes for each series and each of 6 steps of 10 s and one of a minute. ${megabytes(NOISE_BYTES)} more are allowed
for events and for what a collection leaves. There is nothing beside it, since a bare page has no services.

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
    ['growth allowed', megabytes(MOST_GROWTH)],
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
        budget: `flat: grows by at most ${megabytes(MOST_GROWTH)} a minute`,
        figure: `${megabytes(growth)} of ${megabytes(arriving)} that arrive`,
        isMet: growth <= MOST_GROWTH,
      },
    ],
  };
}
