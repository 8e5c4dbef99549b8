import { table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { readLayout, withBarePage } from './bare-page.js';
import { boxOf, eachGesture, frameFigures, GESTURES } from './gestures.js';
import { CHARTS, manyCharts, SERIES_EACH, startScriptedService } from './run.js';
import { waitForRows, withPanel } from './stage.js';

/**
 * @import { Result } from '../agent/run.js'
 * @import { Note } from './gestures.js'
 * @import { Run } from './run.js'
 */

const ROWS = 600;
const WINDOW = 15;

/**
 * The times between animation frames while charts are zoomed and moved, in the panel and in a bare page.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureFrames(run) {
  const rounds = run.quick ? 1 : 3;
  /** @type {Map<string, number[][]>} */
  const frames = new Map();
  for (let round = 1; round <= rounds; round++) {
    tell(`frames, round ${round} of ${rounds}`);
    const layout = await inPanel(run, (gesture, times) => note('panel', gesture, times));
    await inBarePage(run, layout, (gesture, times) => note('bare uPlot', gesture, times));
  }

  /** @param {string} where @param {string} gesture @param {number[]} times */
  function note(where, gesture, times) {
    const key = `${gesture}, ${where}`;
    frames.set(key, [...(frames.get(key) ?? []), times]);
  }

  const rows = Object.keys(GESTURES)
    .flatMap((gesture) => [`${gesture}, panel`, `${gesture}, bare uPlot`])
    .map((key) => [key, ...frameFigures(frames.get(key) ?? []).map((figure) => figure.toFixed(1))]);
  return {
    markdown: `### Frames

Milliseconds from one animation frame to the next, with ${CHARTS} charts of ${SERIES_EACH} series × ${ROWS} points at 1 Hz, while the mouse, the wheel and
the keys are used by program; 16.7 is every frame of a display of 60 Hz. Of each round median, 95th percentile and
longest are taken; the figures are the medians of ${rounds} rounds.

${table(['while', 'median, ms', 'p95, ms', 'longest, ms'], rows)}`,
    verdicts: [],
  };
}

/**
 * @param {Run} run
 * @param {Note} note
 */
async function inPanel(run, note) {
  const service = await startScriptedService({
    charts: manyCharts(CHARTS, SERIES_EACH),
    historySeconds: ROWS,
    events: false,
  });
  try {
    return await withPanel(run, { services: [service], window: WINDOW }, async ({ frontend, panel }) => {
      await waitForRows(panel, ROWS - 20);
      const layout = await readLayout(panel);
      const box = await boxOf(panel, '[data-testid="chart"] .u-over');
      await eachGesture({ input: frontend, frame: panel, box }, GESTURES, note);
      return layout;
    });
  } finally {
    await service.close();
  }
}

/**
 * @param {Run} run
 * @param {import('./bare/page.js').Layout} layout
 * @param {Note} note
 */
function inBarePage(run, layout, note) {
  const options = { layout, intervalMs: 1000, windowMs: WINDOW * 60_000, rows: ROWS };
  return withBarePage(run, options, async ({ page }) => {
    await eachGesture({ input: page, frame: page, box: await boxOf(page, '.u-over') }, GESTURES, note);
  });
}
