import type { Panel } from '../devtools/devtools.ts';
import { vitals } from '../scripted/vitals.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const CHART = '.chart[data-chart="process.memory"]';
const VALUE = `${CHART} [data-series="v8js.memory.heap.used"] .value`;
const FIGURE = '[data-testid="figure"][data-figure="heap"] .figure-value';
const PLOT = `${CHART} .u-over`;

test('a time without samples is a gap, and has no value under the cursor', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  // From a fifth to three fifths of the view of five minutes.
  const gaps = [{ fromSecondsAgo: 240, toSecondsAgo: 120 }];
  const service = await scripted({ name: 'gappy', charts: vitals('fine'), gaps, events: false, live: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.press('p');
  await waitForFrozen(panel);
  const valuesAt = async (x: number) => {
    await panel.hover(PLOT, { x, y: 0.5 });
    return [await panel.text(VALUE), await panel.text(FIGURE)];
  };
  const two = (text: RegExp) => [expect.stringMatching(text), expect.stringMatching(text)];
  await expect.poll(() => valuesAt(0.1)).toEqual(two(/MiB$/));
  for (const x of [0.33, 0.4, 0.47]) await expect.poll(() => valuesAt(x)).toEqual(two(/^–$/));
  await panel.waitForText('[data-testid="cursor-bar"]', 'no sample for');
  await expect.poll(() => valuesAt(0.8)).toEqual(two(/MiB$/));

  // The line breaks off, and what is there instead goes with its kind of event.
  expect(await panel.evaluate(columnsWithLine, { chart: CHART, from: 0.05, to: 0.18 })).toBeGreaterThan(0.9);
  expect(await panel.evaluate(columnsWithLine, { chart: CHART, from: 0.22, to: 0.58 })).toBe(0);
  const hatched = await panel.evaluate(inkOfGap, CHART);
  await panel.click('[data-testid="marker-gap"]');
  await expect.poll(() => panel.evaluate(inkOfGap, CHART)).toBeLessThan(hatched / 2);

  // A view that ends within it has nothing to tell of its end.
  await panel.drag(PLOT, 0.1, 0.4);
  await waitForFrozen(panel);
  await panel.hover('[data-testid="status"]');
  await expect.poll(() => readBoth(panel)).toEqual(two(/^–$/));
});

const readBoth = async (panel: Panel) => [await panel.text(VALUE), await panel.text(FIGURE)];

// The functions below run in the browser.

/** In which share of the columns of pixels between two parts of the plot's width the colour of the first series is. */
function columnsWithLine({ chart, from, to }: { chart: string; from: number; to: number }): number {
  const card = document.querySelector(chart);
  const canvas = card?.querySelector('canvas');
  const over = card?.querySelector('.u-over')?.getBoundingClientRect();
  const swatch = card?.querySelector('.swatch');
  const ctx = canvas?.getContext('2d');
  if (!canvas || !over || !swatch || !ctx) return Number.NaN;
  const ratio = canvas.width / canvas.clientWidth;
  const left = (over.left - canvas.getBoundingClientRect().left + from * over.width) * ratio;
  const width = Math.round((to - from) * over.width * ratio);
  const { data } = ctx.getImageData(Math.round(left), 0, width, canvas.height);
  const color = getComputedStyle(swatch).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
  const columns = new Set<number>();
  for (let pixel = 0; pixel < data.length / 4; pixel++) {
    const isClose = color.every((channel, index) => Math.abs((data[pixel * 4 + index] ?? 0) - channel) < 24);
    if (isClose && (data[pixel * 4 + 3] ?? 0) > 128) columns.add(pixel % width);
  }
  return columns.size / width;
}

/** How many pixels in the middle of the plot are not empty. */
function inkOfGap(chart: string): number {
  const card = document.querySelector(chart);
  const canvas = card?.querySelector('canvas');
  const over = card?.querySelector('.u-over')?.getBoundingClientRect();
  const ctx = canvas?.getContext('2d');
  if (!canvas || !over || !ctx) return Number.NaN;
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / canvas.clientWidth;
  const [left, top] = [over.left - box.left + 0.3 * over.width, over.top - box.top].map((at) => Math.round(at * ratio));
  const { data } = ctx.getImageData(left ?? 0, top ?? 0, 0.2 * over.width * ratio, over.height * ratio);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length;
}
