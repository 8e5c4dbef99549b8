import { spread, table } from '../agent/markdown.js';
import { summarize } from '../statistics.js';
import { closeRoutes, OPENS_ROUTES, ROUTES, setLane } from './page-requests.js';

/**
 * @import { Verdict } from '../agent/run.js'
 * @import { Stage } from './stage.js'
 * @typedef {{ picking: number[], routes: number[], again: number[], longest: number[] }} Explaining in milliseconds;
 * `longest` is the longest time between frames while the routes are opened first
 */

const PICKING_BUDGET_MS = 100;
/** How often the routes are opened once their requests are explained. */
const AGAIN = 2;

/** @returns {Explaining} */
export const noneExplained = () => ({ picking: [], routes: [], again: [], longest: [] });

/**
 * From picking a request to its explanation, and from opening the routes to a table that is complete.
 *
 * @param {Stage} stage
 * @param {number} picks how many requests are picked
 * @param {Explaining} explaining to which the figures are added
 */
export async function measureExplaining({ panel }, picks, explaining) {
  await setLane(panel, true);
  for (let place = 0; place < picks; place++) explaining.picking.push(await panel.evaluate(untilExplained, place));
  // Once they are explained, they stay so: only the first time is all of the work.
  for (let time = 0; time <= AGAIN; time++) {
    const { ms, longest } = await panel.evaluate(untilRoutes, { opens: OPENS_ROUTES, routes: ROUTES });
    (time === 0 ? explaining.routes : explaining.again).push(ms);
    if (time === 0) explaining.longest.push(longest);
    await closeRoutes(panel);
  }
}

/** @param {Explaining} explaining */
export function explainingTable({ picking, routes, again, longest }) {
  return table(
    ['what', 'ms'],
    [
      ['picking a request', spread(picking, 0)],
      ['opening the routes', spread(routes, 0)],
      ['opening the routes once more', spread(again, 0)],
      ['longest frame while the routes are opened', spread(longest, 0)],
    ],
  );
}

/**
 * @param {Explaining} explaining
 * @returns {Verdict}
 */
export function explainingVerdict({ picking }) {
  const { median } = summarize(picking);
  return {
    what: 'explaining a request',
    budget: `at most ${PICKING_BUDGET_MS} ms`,
    figure: `${median.toFixed(0)} ms`,
    isMet: median <= PICKING_BUDGET_MS,
  };
}

/**
 * Runs in the panel: picks a request of the lane and waits until it is explained; then puts that away. Gives the
 * milliseconds until it was drawn.
 *
 * @param {number} place among the requests that the lane lists
 * @returns {Promise<number>}
 */
function untilExplained(place) {
  const option = document.querySelectorAll('[data-testid="lane-options"] [role="option"]')[place];
  if (!(option instanceof HTMLElement)) throw new Error(`The lane lists no ${place + 1} requests.`);
  const text = option.textContent ?? '';
  const startedAt = performance.now();
  option.click();
  return new Promise((resolve, reject) => {
    const look = () => {
      const ms = performance.now() - startedAt;
      const pane = document.querySelector('[data-testid="request-pane"][data-state="explained"]');
      const title = pane?.querySelector('h3')?.textContent;
      if (title && text.startsWith(`${title} `)) {
        const close = pane.querySelector('[data-testid="close-request"]');
        if (close instanceof HTMLElement) close.click();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(ms)));
      } else if (ms > 10_000) reject(new Error(`The panel does not explain ${text}.`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/**
 * Runs in the panel: opens the routes and waits until so many have their shares and the table changes no more. Gives the
 * milliseconds until its last change was there, and the longest time between frames meanwhile.
 *
 * @param {{ opens: string, routes: number }} wanted
 * @returns {Promise<{ ms: number, longest: number }>}
 */
function untilRoutes({ opens, routes }) {
  const button = document.querySelector(opens);
  if (!(button instanceof HTMLElement)) throw new Error('There is nothing that opens the routes.');
  const startedAt = performance.now();
  let [last, changedAt, frameAt, longest] = ['', startedAt, startedAt, 0];
  button.click();
  return new Promise((resolve, reject) => {
    const look = () => {
      const now = performance.now();
      const rows = [...document.querySelectorAll('[data-testid="route"][data-route*="/route-"]')];
      const text = rows.map(({ textContent }) => textContent).join('\n');
      if (text !== last) [last, changedAt] = [text, now];
      longest = Math.max(longest, now - frameAt);
      frameAt = now;
      const isComplete = rows.length >= routes && !text.includes('–');
      if (isComplete && now - changedAt > 1200) resolve({ ms: changedAt - startedAt, longest });
      else if (now - startedAt > 30_000)
        reject(new Error(`The table of routes has ${rows.length} of ${routes}: ${text}`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
