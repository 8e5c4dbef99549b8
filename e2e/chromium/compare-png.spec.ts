import { compareTwo } from '../comparison-steps.ts';
import { catchSaves, saved } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

const CHART = '[data-testid="comparison-chart"][data-chart="memory.process_memory"]';

test('a chart of a comparison becomes a picture that names what is compared', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await compareTwo({ devtools, site, scripted });
  await panel.waitForSelector(`${CHART} canvas`);
  await panel.click(`${CHART} [data-row$=".1"] [data-testid="series"]`);
  await panel.waitForSelector(`${CHART} [data-row$=".1"] [aria-pressed="false"]`);
  await catchSaves(panel);
  await panel.evaluate(() => {
    // What is written on a canvas of the page is not in the picture by that.
    const texts: string[] = [];
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...more) {
      if (!this.canvas.isConnected) texts.push(text);
      fillText.call(this, text, ...more);
    };
    // A picture that the clipboard refuses is saved, and a test can read a file.
    navigator.clipboard.write = async ([item]) => {
      const picture = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { id: 'copied', hidden: true, width: picture.width, height: picture.height });
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      canvas.dataset.texts = JSON.stringify(texts);
      document.body.append(canvas);
      throw new DOMException('Not now.', 'NotAllowedError');
    };
  });
  await panel.click(`${CHART} [data-testid="menu-chart"]`);
  await panel.click('[data-testid="menu-item-png"]');
  const { name, type, text } = await saved(panel);
  expect(name).toMatch(/^procscope-two-one-memory\.process_memory-\d{8}-\d{6}\.png$/);
  expect(type).toBe('image/png');
  expect(text).toContain('PNG');

  const seen = await panel.evaluate((selector) => {
    const copied = document.querySelector<HTMLCanvasElement>('#copied');
    const plot = document.querySelector<HTMLCanvasElement>(`${selector} canvas`);
    if (!copied || !plot) return undefined;
    const top = (plot.clientHeight + 48) * devicePixelRatio;
    const { data = [] } = copied.getContext('2d')?.getImageData(0, top, copied.width, copied.height - top) ?? {};
    const colors = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colors.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
    const swatches = [...document.querySelectorAll(`${selector} .swatch`)];
    return {
      texts: JSON.parse(copied.dataset.texts ?? '[]') as string[],
      legend: [...colors],
      swatches: swatches.map((swatch) => getComputedStyle(swatch).backgroundColor),
    };
  }, CHART);
  expect(seen?.texts).toEqual(expect.arrayContaining(['Process memory', 'two', 'one', 'rss', 'heap used']));
  expect(seen?.texts).toContainEqual(expect.stringMatching(/^two, one, \d\d:\d\d:\d\d to /));
  expect(seen?.texts).not.toContain('heap total');
  expect(new Set(seen?.swatches).size).toBe(2);
  expect(seen?.legend).toEqual(expect.arrayContaining(seen?.swatches ?? []));
});
