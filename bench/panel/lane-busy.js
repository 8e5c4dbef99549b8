import { setTimeout as sleep } from 'node:timers/promises';
import { spread, table } from '../agent/markdown.js';
import { summarize } from '../statistics.js';
import { setLane, whileRequesting } from './page-requests.js';
import { CHARTS } from './run.js';

/**
 * @import { Verdict } from '../agent/run.js'
 * @import { Share } from './main-thread.js'
 * @import { Stage } from './stage.js'
 * @typedef {Map<string, Share[]>} Shares by what is done meanwhile
 */

const BUDGET = 0.05;
const SETTLE_MS = 2000;
const STATES = [
  { what: 'lane closed', isOpen: false },
  { what: 'lane open', isOpen: true },
];

/**
 * How busy the main thread is with the lane open and closed, while the page goes on to make requests.
 *
 * @param {Stage} stage
 * @param {{ windowMs: number, isReversed: boolean }} options
 * @param {Shares} shares to which the figures are added
 */
export async function measureShares({ page, panel, thread }, { windowMs, isReversed }, shares) {
  await whileRequesting(page, async () => {
    for (const { what, isOpen } of isReversed ? STATES.toReversed() : STATES) {
      await setLane(panel, isOpen);
      await sleep(SETTLE_MS);
      shares.set(what, [...(shares.get(what) ?? []), await thread.share(windowMs)]);
    }
  });
}

/** @param {Shares} shares */
export function sharesTable(shares) {
  const percent = (/** @type {Share[]} */ list, /** @type {keyof Share} */ part) =>
    spread(
      list.map((share) => share[part] * 100),
      1,
    );
  return table(
    ['what', 'busy, %', 'scripts, %', 'styles and layout, %'],
    STATES.map(({ what }) => {
      const list = shares.get(what) ?? [];
      return [what, percent(list, 'busy'), percent(list, 'script'), percent(list, 'layout')];
    }),
  );
}

/**
 * @param {Shares} shares
 * @param {number} requests in the lane
 * @returns {Verdict}
 */
export function sharesVerdict(shares, requests) {
  const median = (/** @type {string} */ what) => summarize((shares.get(what) ?? []).map(({ busy }) => busy)).median;
  const [open, closed] = [median('lane open'), median('lane closed')];
  return {
    what: `main thread, ${CHARTS} charts and ${requests.toLocaleString('en')} requests`,
    budget: 'at most 5 % busy',
    figure: `${(open * 100).toFixed(1)} %`,
    isMet: open <= BUDGET,
    why: `The main thread with requests: with the lane closed it is ${(closed * 100).toFixed(1)} % busy in the same run.`,
  };
}
