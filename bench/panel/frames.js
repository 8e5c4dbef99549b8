import { table } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { quantile, summarize } from '../statistics.js';
import { readLayout, withBarePage } from './bare-page.js';
import { CHARTS, manyCharts, SERIES_EACH, startScriptedService } from './run.js';
import { waitForRows, withPanel } from './stage.js';

/**
 * @import { Frame, Page } from 'playwright'
 * @import { Result } from '../agent/run.js'
 * @import { Run } from './run.js'
 * @typedef {{ input: Page, frame: Frame | Page, box: { x: number, y: number, width: number, height: number } }} Place
 * `input` takes mouse and keys, `frame` is where frames are counted, `box` the first chart in `input`
 * @typedef {(gesture: string, times: number[]) => void} Note
 */

const ROWS = 600;
const WINDOW = 15;

/** What a person does with a chart. @type {Record<string, (place: Place) => Promise<void>>} */
const GESTURES = {
  'moving the cursor': async ({ input, box }) => {
    for (let pass = 0; pass < 3; pass++) {
      await input.mouse.move(box.x + 0.1 * box.width, box.y + box.height / 2);
      await input.mouse.move(box.x + 0.9 * box.width, box.y + box.height / 2, { steps: 60 });
    }
  },
  'dragging to zoom, and back': async ({ input, box }) => {
    const y = box.y + box.height / 2;
    for (let pass = 0; pass < 6; pass++) {
      await input.mouse.move(box.x + 0.3 * box.width, y);
      await input.mouse.down();
      await input.mouse.move(box.x + 0.8 * box.width, y, { steps: 15 });
      await input.mouse.up();
      await input.mouse.dblclick(box.x + 0.5 * box.width, y);
    }
  },
  'moving by the arrow keys': async ({ input, box }) => {
    await input.mouse.click(box.x + 0.5 * box.width, box.y + box.height / 2);
    for (let press = 0; press < 40; press++) await input.keyboard.press(press % 20 < 10 ? 'ArrowLeft' : 'ArrowRight');
  },
  'turning the wheel over a chart': async ({ input, box }) => {
    await input.mouse.move(box.x + 0.5 * box.width, box.y + box.height / 2);
    // Sideways: there it moves in time, where a plain turn scrolls the page.
    for (let turn = 0; turn < 40; turn++) await input.mouse.wheel(turn % 20 < 10 ? -60 : 60, 0);
  },
};

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
    .map((key) => {
      const times = frames.get(key) ?? [];
      const each = (/** @type {number} */ ratio) =>
        summarize(times.map((run) => quantile(run, ratio))).median.toFixed(1);
      return [key, each(0.5), each(0.95), each(1)];
    });
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
      const box = await panel.locator('[data-testid="chart"] .u-over').first().boundingBox();
      if (!box) throw new Error('The panel shows no chart.');
      await eachGesture({ input: frontend, frame: panel, box }, note);
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
    const box = await page.locator('.u-over').first().boundingBox();
    if (!box) throw new Error('The bare page shows no chart.');
    await eachGesture({ input: page, frame: page, box }, note);
  });
}

/**
 * @param {Place} place
 * @param {Note} note
 */
async function eachGesture(place, note) {
  for (const [name, gesture] of Object.entries(GESTURES)) {
    await place.frame.evaluate(startCounting);
    await gesture(place);
    note(name, await place.frame.evaluate(stopCounting));
  }
}

/** Runs in the browser. */
function startCounting() {
  /** @type {number[]} */
  const at = [];
  Object.assign(globalThis, { benchFrames: at });
  const count = (/** @type {number} */ time) => {
    if (Reflect.get(globalThis, 'benchFrames') !== at) return;
    at.push(time);
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}

/** Runs in the browser: the times between the frames since `startCounting`. @returns {number[]} */
function stopCounting() {
  /** @type {number[]} */
  const at = Reflect.get(globalThis, 'benchFrames');
  Object.assign(globalThis, { benchFrames: undefined });
  return at.slice(1).map((time, index) => time - (at[index] ?? time));
}
