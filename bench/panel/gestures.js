import { quantile, summarize } from '../statistics.js';

/**
 * @import { Frame, Page } from 'playwright'
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ input: Page, frame: Frame | Page, box: Box }} Place
 * `input` takes mouse and keys, `frame` is where frames are counted, `box` what is moved over, in `input`
 * @typedef {(gesture: string, times: number[]) => void} Note
 * @typedef {Record<string, (place: Place) => Promise<void>>} Gestures by what they are
 */

/** What a person does with a chart. @satisfies {Gestures} */
export const GESTURES = {
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
  'turning the wheel': async ({ input, box }) => {
    await input.mouse.move(box.x + 0.5 * box.width, box.y + box.height / 2);
    // Sideways: there it moves in time, where a plain turn scrolls the page.
    for (let turn = 0; turn < 40; turn++) await input.mouse.wheel(turn % 20 < 10 ? -60 : 60, 0);
  },
};

/**
 * Where the first element of a selector is, in the window.
 *
 * @param {Frame | Page} frame
 * @param {string} selector
 * @returns {Promise<Box>}
 */
export async function boxOf(frame, selector) {
  const box = await frame.locator(selector).first().boundingBox();
  if (!box) throw new Error(`There is no "${selector}" to be moved over.`);
  return box;
}

/**
 * Median, 95th percentile and longest of the times between frames: the medians of what each round has.
 *
 * @param {readonly number[][]} rounds
 */
export function frameFigures(rounds) {
  return [0.5, 0.95, 1].map((ratio) => summarize(rounds.map((times) => quantile(times, ratio))).median);
}

/**
 * Makes each gesture and tells of the times between the frames meanwhile.
 *
 * @param {Place} place
 * @param {Gestures} gestures
 * @param {Note} note
 */
export async function eachGesture(place, gestures, note) {
  for (const [name, gesture] of Object.entries(gestures)) {
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
