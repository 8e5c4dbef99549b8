import { setTimeout as sleep } from 'node:timers/promises';
import { spread, table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { summarize } from '../statistics.js';
import { readLayout, withBarePage } from './bare-page.js';
import { CHARTS, manyCharts, SERIES_EACH, startScriptedService } from './run.js';
import { waitForRows, withPanel } from './stage.js';

/**
 * @import { Result } from '../agent/run.js'
 * @import { Layout } from './bare/page.js'
 * @import { Share } from './main-thread.js'
 * @import { Run } from './run.js'
 * @typedef {{ label: string, intervalMs: number, window: 1 | 15 }} Rate `window` in minutes
 */

const ROWS = 600;
const BUDGET = 0.05;
/** 600 rows are ten minutes at 1 Hz, which the window of 15 shows whole, and one minute at 10 Hz. @type {Rate[]} */
const RATES = [
  { label: '1 Hz', intervalMs: 1000, window: 15 },
  { label: '10 Hz', intervalMs: 100, window: 1 },
];
const WARM_UP_MS = 5000;

/**
 * How busy the main thread is with 30 charts, in the panel and in a bare page that draws the same.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureBusy(run) {
  const [rounds, windowMs] = run.quick ? [1, 8000] : [5, 20_000];
  /** @type {Map<string, Share[]>} */
  const shares = new Map();
  const note = (/** @type {string} */ what, /** @type {Share} */ share) =>
    shares.set(what, [...(shares.get(what) ?? []), share]);
  let inView = 0;

  for (let round = 1; round <= rounds; round++) {
    for (const rate of RATES) {
      tell(`main thread at ${rate.label}, round ${round} of ${rounds}`);
      const { layout, drawn, share } = await measurePanel(run, rate, windowMs);
      inView = drawn;
      note(`panel, ${rate.label}`, share);
      note(`bare uPlot, ${rate.label}`, await measureBare(run, rate, layout, windowMs, false));
      note(`bare uPlot, all charts drawn, ${rate.label}`, await measureBare(run, rate, layout, windowMs, true));
    }
  }

  const percent = (/** @type {string} */ what, /** @type {keyof Share} */ part) =>
    spread(
      (shares.get(what) ?? []).map((share) => share[part] * 100),
      1,
    );
  const median = (/** @type {string} */ what) => summarize((shares.get(what) ?? []).map(({ busy }) => busy)).median;
  const panel = median('panel, 1 Hz');
  const rows = [...shares.keys()].map((what) => [
    what,
    percent(what, 'busy'),
    percent(what, 'script'),
    percent(what, 'layout'),
  ]);
  return {
    markdown: `### Main thread

${CHARTS} charts of ${SERIES_EACH} series × ${ROWS} points, lines, of which ${inView} are in view or within 200 px of it: part of the time in
which the main thread works, in per cent, of ${windowMs / 1000} s after ${WARM_UP_MS / 1000} s of warm-up: median (lowest to highest) of ${rounds} rounds.
Each has a Chromium of its own; panel and bare page take turns. The bare page makes its values itself, where the panel
receives them over a WebSocket.

${table(['what', 'busy, %', 'scripts, %', 'styles and layout, %'], rows)}`,
    verdicts: [
      {
        what: `main thread, ${CHARTS} charts at 1 Hz`,
        budget: 'at most 5 % busy',
        figure: `${(panel * 100).toFixed(1)} %`,
        isMet: panel <= BUDGET,
        why: `The main thread at 1 Hz: the bare page that draws the same charts takes ${(median('bare uPlot, 1 Hz') * 100).toFixed(1)} % of it in the same run.`,
      },
    ],
  };
}

/**
 * @param {Run} run
 * @param {Rate} rate
 * @param {number} windowMs
 */
async function measurePanel(run, { intervalMs, window }, windowMs) {
  const service = await startScriptedService({
    name: 'bench',
    charts: manyCharts(CHARTS, SERIES_EACH),
    intervalMs,
    historySeconds: (ROWS * intervalMs) / 1000,
    events: false,
  });
  try {
    return await withPanel(run, { services: [service], window }, async ({ panel, thread }) => {
      await waitForRows(panel, ROWS - 20);
      const layout = await readLayout(panel);
      const drawn = await panel.evaluate(() => document.querySelectorAll('[data-testid="chart"] canvas').length);
      await sleep(WARM_UP_MS);
      return { layout, drawn, share: await thread.share(windowMs) };
    });
  } finally {
    await service.close();
  }
}

/**
 * @param {Run} run
 * @param {Rate} rate
 * @param {Layout} layout
 * @param {number} windowMs
 * @param {boolean} all
 */
function measureBare(run, { intervalMs, window }, layout, windowMs, all) {
  const options = { layout, intervalMs, windowMs: window * 60_000, rows: ROWS, all };
  return withBarePage(run, options, async ({ thread }) => {
    await sleep(WARM_UP_MS);
    return thread.share(windowMs);
  });
}
