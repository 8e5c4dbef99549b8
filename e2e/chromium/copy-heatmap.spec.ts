import { chooseOfChart } from '../layout-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const LEGEND = '.chart[data-chart="gc.pauses"] .legend';

test('the picture of a heatmap tells what its colours mean, and what is counted', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'hot', events: false });
  await devtools.open(site.url);
  await devtools.resize(1600, 1000);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.press('p');
  await waitForFrozen(panel);
  // What is written and filled on the canvas that is the picture: the only one that is not on the page.
  await panel.evaluate(() => {
    navigator.clipboard.write = async () => {};
    const done: string[] = [];
    const { fillText, fillRect } = CanvasRenderingContext2D.prototype;
    const keep = ({ canvas }: CanvasRenderingContext2D, what: unknown) => {
      if (!canvas.isConnected && what !== '') done.push(String(what));
      document.documentElement.dataset.picture = JSON.stringify(done);
    };
    CanvasRenderingContext2D.prototype.fillText = function (...args: Parameters<typeof fillText>) {
      keep(this, args[0]);
      fillText.apply(this, args);
    };
    CanvasRenderingContext2D.prototype.fillRect = function (...args: Parameters<typeof fillRect>) {
      keep(this, this.fillStyle);
      fillRect.apply(this, args);
    };
  });
  const legend = await panel.evaluate((selector) => {
    const [scale, told] = [...(document.querySelector(selector)?.children ?? [])];
    const style = getComputedStyle(document.documentElement);
    return {
      lowest: scale?.firstChild?.textContent ?? '',
      highest: scale?.lastChild?.textContent ?? '',
      told: told?.textContent ?? '',
      colors: ['--heat-1', '--heat-5'].map((name) => style.getPropertyValue(name)),
    };
  }, LEGEND);
  expect(legend.told).toMatch(/^\d.* from .* to .*, in this interval$/);

  await chooseOfChart(panel, 'gc.pauses', 'png');
  await panel.waitForText('[data-testid="feedback"]', 'in the clipboard');
  const picture: string[] = JSON.parse(await panel.evaluate(() => document.documentElement.dataset.picture ?? '[]'));
  expect(picture.slice(-5)).toEqual([legend.colors[0], legend.lowest, legend.colors[1], legend.highest, legend.told]);
});
