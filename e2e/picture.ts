import { expect } from '@playwright/test';
import type { Panel } from './devtools/devtools.ts';

/** What the chart of memory shows, or the first one where there is none; a canvas has no text to read. */
export function picture(): string {
  const canvasOf = (chart: string) => document.querySelector<HTMLCanvasElement>(`${chart} canvas`);
  const canvas = canvasOf('[data-chart="process.memory"]') ?? canvasOf('[data-testid="chart"]');
  return canvas?.toDataURL() ?? '';
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
