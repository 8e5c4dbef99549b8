// `npm start`: the demo on the screen, from a fresh clone. `npm start -- --headless`: the same without a display, with a
// picture of DevTools in out/procscope.png.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideBrowser } from './browsers.js';
import { ensureBuilt } from './build.js';
import { startDemo } from './demo.js';
import { hasDisplay } from './display.js';
import { ensureInstalled } from './install.js';
import { endAllProcesses, ROOT } from './process.js';

/** @import { BrowserContext } from 'playwright' */

const PICTURE = join(ROOT, 'out', 'procscope.png');
const SIZE = { width: 1600, height: 1000 };
/** What the picture leaves to the demo's page; the rest is DevTools. */
const PAGE_WIDTH = 640;

/** What must be undone before this process may end, in the order of its making. @type {(() => unknown)[]} */
const disposers = [];
let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  for (const dispose of disposers.reverse()) {
    // One that fails must not keep the others from being undone.
    await Promise.resolve(dispose()).catch((error) => console.error(error));
  }
  process.exit(code);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => end(128 + constants.signals[signal]));
}

try {
  await start(readArguments());
  await end(0);
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error);
  await end(1);
}

/** @returns {{ headless: boolean }} */
function readArguments() {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--headless');
  if (unknown.length > 0) throw new Error(`npm start knows --headless alone, not ${unknown.join(' ')}.`);
  const headless = process.argv.includes('--headless');
  if (!headless && !hasDisplay()) console.log('There is no display, so this goes as with --headless.');
  return { headless: headless || !hasDisplay() };
}

/** @param {{ headless: boolean }} options */
async function start({ headless }) {
  disposers.push(endAllProcesses);
  await ensureInstalled();
  const executablePath = await provideBrowser('chromium');
  await ensureBuilt('agent', 'chrome');
  const demo = await startDemo();

  const chromium = await import('../e2e/devtools/chromium.js');
  const { addAgents, clickAround, explainRoute, waitForCharts } = await import('./tour.js');
  const profile = mkdtempSync(join(tmpdir(), 'procscope-start-'));
  disposers.push(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  const extension = join(ROOT, 'dist', 'chrome');
  const context = await chromium.launchChromium({ executablePath, extension, profile, headless, ...SIZE });
  disposers.push(() => context.close());

  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(demo.page);
  const { frontend, panel } = await chromium.openPanel(context, page);
  await addAgents(panel, Object.keys(demo.agents));
  for (const [name, url] of Object.entries(demo.agents)) console.log(`Agent of ${name}: ${url}`);
  if (!headless) {
    console.log(`The demo is at ${demo.page}. Close the browser or press Ctrl-C to end everything.`);
    return untilClosed(context);
  }
  await chromium.resizeContent(context, frontend, SIZE, page);
  await chromium.dragBorder(frontend, page, PAGE_WIDTH);
  console.log('Waiting for 30 seconds of live charts.');
  for (const seconds of [15, 15]) {
    await waitForCharts(panel, seconds);
    await clickAround(page);
  }
  await explainRoute(panel, '/block');
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  await chromium.takePicture(frontend, page, PICTURE);
  console.log(`Picture: ${PICTURE}`);
}

/**
 * A person may close the last window or quit the browser.
 *
 * @param {BrowserContext} context
 * @returns {Promise<void>}
 */
function untilClosed(context) {
  return new Promise((resolve) => {
    context.once('close', () => resolve());
    const pagesLeft = () => context.pages().some((page) => !page.url().startsWith('devtools://'));
    const watch = (/** @type {import('playwright').Page} */ page) => page.once('close', () => pagesLeft() || resolve());
    context.on('page', watch);
    context.pages().forEach(watch);
  });
}
