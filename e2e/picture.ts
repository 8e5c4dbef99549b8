import { expect } from '@playwright/test';
import type { Panel } from './devtools/devtools.ts';

/** What a chart shows; a canvas has no text to read. */
export function picture(chart: string): string {
  return document.querySelector<HTMLCanvasElement>(`[data-chart="${chart}"] canvas`)?.toDataURL() ?? '';
}

/** The picture once two frames in a row look the same. */
export async function settledPicture(panel: Panel, chart: string): Promise<string> {
  let last = '';
  await expect
    .poll(async () => {
      const previous = last;
      last = await panel.evaluate(picture, chart);
      return last !== '' && last === previous;
    })
    .toBe(true);
  return last;
}
