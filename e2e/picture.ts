import { expect } from '@playwright/test';
import type { Panel } from './devtools/devtools.ts';

/** What the chart of memory shows; a canvas has no text to read. */
export function picture(): string {
  return document.querySelector<HTMLCanvasElement>('[data-chart="process.memory"] canvas')?.toDataURL() ?? '';
}

/** The picture once two frames in a row look the same. */
export async function settledPicture(panel: Panel): Promise<string> {
  let last = '';
  await expect
    .poll(async () => {
      const previous = last;
      last = await panel.evaluate(picture);
      return last === previous;
    })
    .toBe(true);
  return last;
}
