import { tell } from '../agent/run.js';
import { explainingTable, explainingVerdict, measureExplaining, noneExplained } from './explaining.js';
import { measureShares, sharesTable, sharesVerdict } from './lane-busy.js';
import { framesTable, framesVerdict, measureLaneFrames } from './lane-frames.js';
import { makeRequests, pageOf, REQUESTS_A_SECOND, ROUTES, startServing, waitForRecords } from './page-requests.js';
import { CHARTS, SERIES_EACH } from './run.js';
import { waitForRows, withPanel } from './stage.js';

/**
 * @import { Result } from '../agent/run.js'
 * @import { Frames } from './lane-frames.js'
 * @import { Shares } from './lane-busy.js'
 * @import { Run } from './run.js'
 */

const ROWS = 600;
/** In minutes. */
const WINDOW = 15;
/** The most that the panel keeps. */
const REQUESTS = 5000;

/**
 * What the requests of the page cost: the lane that shows them, and their explanations.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureRequests(run) {
  const { rounds, windowMs, picks } = run.quick
    ? { rounds: 1, windowMs: 4000, picks: 5 }
    : { rounds: 3, windowMs: 10_000, picks: 15 };
  /** @type {Shares} */
  const shares = new Map();
  /** @type {Frames} */
  const frames = new Map();
  const explaining = noneExplained();

  for (let round = 1; round <= rounds; round++) {
    tell(`requests, round ${round} of ${rounds}`);
    const service = await startServing(ROWS);
    try {
      await withPanel(run, { services: [service], window: WINDOW }, async (stage) => {
        await waitForRows(stage.panel, ROWS - 20);
        await stage.page.goto(pageOf(service));
        const from = Date.now();
        await makeRequests(stage.page, REQUESTS);
        const to = Date.now();
        tell(`requests, round ${round}: ${((REQUESTS / (to - from)) * 1000).toFixed(0)} a second`);
        await waitForRecords(service, REQUESTS);
        await measureShares(stage, { windowMs, isReversed: round % 2 === 0 }, shares);
        tell(`requests, round ${round}: frames`);
        const view = { requests: { from, to }, windowMs: WINDOW * 60_000, count: REQUESTS };
        await measureLaneFrames(stage, view, frames);
        tell(`requests, round ${round}: explaining`);
        await measureExplaining(stage, picks, explaining);
      });
    } finally {
      await service.close();
    }
  }

  const count = REQUESTS.toLocaleString('en');
  return {
    markdown: `### Requests of the page

${CHARTS} charts of ${SERIES_EACH} series × ${ROWS} points at 1 Hz, and ${count} requests of ${ROUTES} routes, the most that are kept: the inspected
page has made them to the service, whose agent has a record of each. They are told by Chromium itself, are in the last
minutes of the window of ${WINDOW} minutes, and so all in view. In ${rounds} rounds, each with a Chromium of its own. There is nothing
beside these, since a bare page has no requests; the lane closed is what they are compared with.

Main thread, of ${windowMs / 1000} s each, while the page goes on to make ${REQUESTS_A_SECOND} requests a second:

${sharesTable(shares)}

Frames as above, while the page makes ${REQUESTS_A_SECOND} requests a second; zoomed to the requests, these fill the view from side to side:

${framesTable(frames)}

From the moment in which a request is picked until the frame in which it is explained, and from the click that opens the
routes to the last change of their table, with the shares of all requests in it: median (lowest to highest) of
${picks * rounds} requests and of ${rounds} times.

${explainingTable(explaining)}`,
    verdicts: [sharesVerdict(shares, REQUESTS), framesVerdict(frames, REQUESTS), explainingVerdict(explaining)],
  };
}
