import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DevTools } from '../devtools/devtools.ts';

const FOLDER = fileURLToPath(new URL('../../out/screenshots', import.meta.url));
/** Docked beside the page, and in a window of its own. */
const SIZES = [
  { width: 550, height: 900 },
  { width: 1600, height: 1000 },
];

/** The path of a picture. The folder is made if it is not there. */
export async function pathOf(name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  return join(FOLDER, `${name}.png`);
}

/** Takes what DevTools shows at both widths and in both themes. */
export async function takePictures(devtools: DevTools, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await devtools.setTheme(theme);
    await devtools.panel.waitForSelector(`html[data-theme="${theme}"]`);
    for (const { width, height } of SIZES) {
      await devtools.resize(width, height);
      await devtools.panel.evaluate(twoFrames);
      await devtools.screenshot(await pathOf(`${name}-${width}-${theme}`));
    }
  }
}

/** Charts are drawn in one frame, and shown in the next. Runs in the browser. */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
