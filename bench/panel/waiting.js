import { showOtherPanel } from '../../e2e/devtools/chromium.js';
import { spread, table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { summarize } from '../statistics.js';
import { watchMainThread } from './main-thread.js';
import { OPENING_BUDGET_MS, openOnce, ROWS, verdict, WINDOW } from './opening.js';
import { makeRequests, pageOf, startServing } from './page-requests.js';
import { CHARTS, SERIES_EACH } from './run.js';
import { waitForRows, withPanel } from './stage.js';

/**
 * @import { Frame, Page } from 'playwright'
 * @import { Result } from '../agent/run.js'
 * @import { Run } from './run.js'
 * @import { Stage } from './stage.js'
 */

/** The most that the page of DevTools keeps for a panel that has not been shown. */
const WAITING = 2000;

/**
 * How long the panel takes to open when requests of the page have been waiting for it.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureWaiting(run) {
  const runs = run.quick ? 2 : 5;
  /** @type {number[]} */
  const without = [];
  /** @type {number[]} */
  const opening = [];
  /** @type {number[]} */
  const inLane = [];
  const service = await startServing(ROWS);
  try {
    await withPanel(run, { services: [service], window: WINDOW }, async (stage) => {
      await waitForRows(stage.panel, ROWS - 20);
      await stage.page.goto(pageOf(service));
      await showOtherPanel(stage.frontend);
      await stage.frontend.close();
      for (let time = 1; time <= runs; time++) {
        tell(`opening with ${WAITING} requests waiting, ${time} of ${runs}`);
        without.push(await openOnce(stage));
        opening.push(await openOnce(stage, { prepare: (frontend) => haveWaiting(stage, frontend), drawn }));
      }
    });
  } finally {
    await service.close();
  }

  /** @param {Frame} panel @param {number} startedAt */
  async function drawn(panel, startedAt) {
    inLane.push((await panel.evaluate(untilInLane, WAITING)) - startedAt);
  }

  const count = WAITING.toLocaleString('en');
  return {
    markdown: `### Opening with requests waiting

A service of ${CHARTS} charts of ${SERIES_EACH} series with ${ROWS} rows of history, whose page has made ${count} requests since DevTools was opened, the
most that are kept for a panel that has not been shown; and the same without, by turns: median (lowest to highest) of
${runs} times. From the moment in which the tab is chosen until every chart in view is drawn with its history, and until all
requests stand in the lane.

${table(
  ['what', 'ms'],
  [
    ['opening, no requests', spread(without, 0)],
    [`opening, ${count} requests`, spread(opening, 0)],
    [`${count} requests in the lane`, spread(inLane, 0)],
  ],
)}`,
    verdicts: [
      {
        ...verdict(`opening, ${count} requests waiting`, opening, OPENING_BUDGET_MS),
        why: `Opening with requests: without them it takes ${summarize(without).median.toFixed(0)} ms in the same run.`,
      },
    ],
  };
}

/**
 * Has the page make the requests, and waits until the page that keeps them has been told of all.
 *
 * @param {Stage} stage
 * @param {Page} frontend
 */
async function haveWaiting({ context, page }, frontend) {
  const keeper = frontend.frames().find((frame) => frame.url().endsWith('/devtools.html'));
  if (!keeper) throw new Error('DevTools has not loaded the page of the extension that keeps the requests.');
  await makeRequests(page, WAITING);
  for (const each of [frontend, keeper]) await (await watchMainThread(await context.newCDPSession(each))).settle();
}

/**
 * Runs in the panel: gives the time, in milliseconds since the epoch, at which so many requests stood in the lane.
 *
 * @param {number} count
 * @returns {Promise<number>}
 */
function untilInLane(count) {
  return new Promise((resolve) => {
    const look = () => {
      const canvas = document.querySelector('[data-testid="lane"] canvas');
      if (Number(canvas?.getAttribute('data-bars')) >= count) resolve(performance.timeOrigin + performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}
