import type { Panel } from './devtools/devtools.ts';
import { addDiscovered, waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

const CHART = '[data-testid="comparison-chart"][data-chart="process.memory"]';

test('two services are drawn over each other, each in the colour that was chosen for it', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'one' });
  await services.start({ name: 'two' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'one');
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'two');
  await waitForServiceState(panel, 'one', 'live');
  await waitForServiceState(panel, 'two', 'live');
  await panel.click('[data-testid="window-1"]');
  const chosen = await chooseColor(panel, 6);

  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  await panel.waitFor((chart) => {
    const counts = document.querySelector<HTMLElement>(chart)?.dataset.values?.split(' ').map(Number) ?? [];
    return counts.length === 2 && counts.every((count) => count >= 3);
  }, CHART);

  // The values of both, and how they differ.
  const row = `${CHART} [data-testid="comparison-row"]`;
  const values = await panel.evaluate(
    (first) =>
      [...(document.querySelector(first)?.querySelectorAll('[data-testid="comparison-value"]') ?? [])].map(
        (cell) => cell.textContent,
      ),
    row,
  );
  expect(values).toEqual([
    expect.stringMatching(/^\d+(\.\d+)? [KM]iB$/),
    expect.stringMatching(/^\d+(\.\d+)? [KM]iB$/),
  ]);
  expect(await panel.text(`${row} [data-testid="comparison-difference"]`)).toMatch(/^[+−±]/);

  const colors = await colorsOfChips(panel);
  expect(new Set(colors).size).toBe(2);
  expect(colors[0]).toBe(chosen);
  for (const color of colors) {
    await expect.poll(() => panel.evaluate(countPixels, { chart: CHART, color })).toBeGreaterThan(20);
  }
});

/** Gives the shown service another colour of the palette, counted from 1, and says how CSS calls it. */
async function chooseColor(panel: Panel, place: number): Promise<string> {
  await panel.click('[data-testid="edit-service"]');
  const choice = `[data-testid="profile-form"] [aria-label="Colour ${place}"]`;
  expect(await panel.attribute(choice, 'aria-pressed')).toBe('false');
  await panel.click(choice);
  const color = await panel.evaluate((selector) => {
    const swatch = document.querySelector(selector);
    return swatch ? getComputedStyle(swatch).backgroundColor : '';
  }, choice);
  await panel.click('[data-testid="save"]');
  await panel.waitFor(() => document.querySelector('[data-testid="profile-form"]') === null);
  return color;
}

/** The colours of the services as the bar above the charts shows them, such as `rgb(31, 111, 229)`. */
function colorsOfChips(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('[data-testid="chip"] .swatch')].map(
      (swatch) => getComputedStyle(swatch).backgroundColor,
    ),
  );
}

/** How many pixels of the first chart are of a colour, or as good as. */
function countPixels({ chart, color }: { chart: string; color: string }): number {
  const canvas = document.querySelector<HTMLCanvasElement>(`${chart} canvas`);
  const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const wanted = color.match(/\d+/g)?.map(Number) ?? [];
  let count = 0;
  for (let index = 0; index < data.length; index += 4) {
    if (wanted.every((channel, offset) => Math.abs((data[index + offset] ?? 0) - channel) < 24)) count++;
  }
  return count;
}
