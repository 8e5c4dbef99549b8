import { table } from '../agent/markdown.js';
import { boxOf, eachGesture, frameFigures, GESTURES } from './gestures.js';
import { setLane, whileRequesting } from './page-requests.js';

/**
 * @import { Verdict } from '../agent/run.js'
 * @import { Box, Gestures } from './gestures.js'
 * @import { Stage } from './stage.js'
 * @typedef {Map<string, number[][]>} Frames the times between frames, a list for each round, by what is done meanwhile
 * @typedef {{ from: number, to: number }} Span in milliseconds since the epoch
 */

const CHART = '[data-testid="chart"] .u-over';
const LANE = '[data-testid="lane"]';
/** What is shown before the first request and after the last. */
const MARGIN_MS = 3000;
/** Of all requests; the oldest go where new ones come. */
const LEAST_IN_VIEW = 0.85;
/** One frame is left out where a time is twice that of the others. */
const MOST_RATIO = 1.5;
const [WITHOUT, UNDER, OVER] = ['no lane', 'lane under it', 'over the lane'];

const { 'moving the cursor': moving, 'turning the wheel': turning } = GESTURES;
/** In a view that has the requests from side to side. @type {Gestures} */
const ZOOMED = { 'moving, zoomed to the requests': moving, 'wheel, zoomed to the requests': turning };
/** The requests have the arrow keys while the lane has the focus. @type {Gestures} */
const PICKING = {
  'picking by the arrow keys': async ({ frame, input }) => {
    await frame.locator(LANE).focus();
    for (let press = 0; press < 40; press++) await input.keyboard.press(press === 0 ? 'Home' : 'ArrowRight');
  },
};

/** What was done, and where. */
const ROWS = [
  ...Object.keys(GESTURES).flatMap((gesture) => [WITHOUT, UNDER].map((where) => ({ gesture, where }))),
  ...Object.keys(ZOOMED).flatMap((gesture) => [WITHOUT, OVER].map((where) => ({ gesture, where }))),
  ...Object.keys(PICKING).map((gesture) => ({ gesture, where: OVER })),
];

/**
 * The times between frames while charts and requests are moved and zoomed, without the lane and with it, while the page
 * goes on to make requests.
 *
 * @param {Stage} stage
 * @param {{ requests: Span, windowMs: number, count: number }} options when the `count` requests were made, and how much
 * time is in view
 * @param {Frames} frames to which the figures are added
 */
export async function measureLaneFrames({ page, frontend: input, panel: frame }, options, frames) {
  const noteOf = (/** @type {string} */ where) => (/** @type {string} */ gesture, /** @type {number[]} */ times) =>
    frames.set(keyOf({ gesture, where }), [...(frames.get(keyOf({ gesture, where })) ?? []), times]);

  await whileRequesting(page, async () => {
    const chart = await boxOf(frame, CHART);
    const over = (/** @type {Box} */ box) => ({ input, frame, box });
    const backToLive = () => input.mouse.dblclick(chart.x + chart.width / 2, chart.y + chart.height / 2);
    await setLane(frame, true);
    await eachGesture(over(chart), GESTURES, noteOf(UNDER));
    await backToLive();
    const lane = await boxOf(frame, LANE);
    await zoomToRequests(lane);
    await eachGesture(over(lane), { ...ZOOMED, ...PICKING }, noteOf(OVER));
    await frame.locator('[data-testid="close-request"]').click();
    await setLane(frame, false);
    await eachGesture(over(chart), ZOOMED, noteOf(WITHOUT));
    await backToLive();
    await eachGesture(over(chart), GESTURES, noteOf(WITHOUT));
    await backToLive();
  });

  /** @param {Box} lane */
  async function zoomToRequests({ x, y, width, height }) {
    const { requests, windowMs, count } = options;
    const now = Date.now();
    const xOf = (/** @type {number} */ time) => x + width * (1 - (now - time) / windowMs);
    await input.mouse.move(xOf(requests.from - MARGIN_MS), y + height / 2);
    await input.mouse.down();
    await input.mouse.move(xOf(requests.to + MARGIN_MS), y + height / 2, { steps: 5 });
    await input.mouse.up();
    // Else something else would be measured.
    await frame.waitForFunction(
      ([canvas, least]) => Number(document.querySelector(canvas)?.getAttribute('data-bars')) >= least,
      /** @type {const} */ ([`${LANE} canvas`, LEAST_IN_VIEW * count]),
      { polling: 100, timeout: 10_000 },
    );
  }
}

/** @param {{ gesture: string, where: string }} row */
const keyOf = ({ gesture, where }) => `${gesture}, ${where}`;

/**
 * The 95th percentile to that of the same without the lane.
 *
 * @param {Frames} frames
 * @param {{ gesture: string, where: string }} row
 */
function ratioOf(frames, { gesture, where }) {
  const [, own] = frameFigures(frames.get(keyOf({ gesture, where })) ?? []);
  const [, base] = frameFigures(frames.get(keyOf({ gesture, where: WITHOUT })) ?? []);
  return (own ?? Number.NaN) / (base ?? Number.NaN);
}

/** @param {Frames} frames */
export function framesTable(frames) {
  const heads = ['while', 'median, ms', 'p95, ms', 'longest, ms', 'p95 to that without'];
  return table(
    heads,
    ROWS.map((row) => {
      const ratio = ratioOf(frames, row);
      return [
        keyOf(row),
        ...frameFigures(frames.get(keyOf(row)) ?? []).map((figure) => figure.toFixed(1)),
        row.where === WITHOUT || Number.isNaN(ratio) ? '' : ratio.toFixed(2),
      ];
    }),
  );
}

/**
 * @param {Frames} frames
 * @param {number} count how many requests
 * @returns {Verdict}
 */
export function framesVerdict(frames, count) {
  const [worst] = ROWS.map((row) => ({ what: keyOf(row), ratio: ratioOf(frames, row) }))
    .filter(({ ratio }) => !Number.isNaN(ratio))
    .sort((a, b) => b.ratio - a.ratio);
  const ratio = worst?.ratio ?? Number.NaN;
  return {
    what: `frames with ${count.toLocaleString('en')} requests in the lane`,
    budget: `p95 at most ${MOST_RATIO} of that without`,
    figure: `${ratio.toFixed(2)} of it`,
    isMet: ratio <= MOST_RATIO,
    why: `Frames with requests: the worst is "${worst?.what}".`,
  };
}
