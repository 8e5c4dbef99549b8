import { catchSaves, chooseOfChart, openWithService, saved } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

test('a chart is copied as a PNG in its own theme, with its title and legend', async ({ devtools, site, services }) => {
  const panel = await openWithService({ devtools, site, services }, 'pictured');
  // The real clipboard asks for a permission to be read, which a test cannot give to a panel.
  await panel.evaluate(() => {
    navigator.clipboard.write = async ([item]) => {
      const picture = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { id: 'copied', hidden: true, width: picture.width, height: picture.height });
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      document.body.append(canvas);
    };
  });
  await chooseOfChart(panel, 'process.memory', 'png');
  await panel.waitForText('[data-testid="feedback"]', 'in the clipboard');

  const seen = await panel.evaluate(() => {
    const copied = document.querySelector<HTMLCanvasElement>('#copied');
    const card = document.querySelector<HTMLElement>('.chart[data-chart="process.memory"]');
    const plot = card?.querySelector('canvas');
    if (!copied || !card || !plot) return undefined;
    /** How many colours there are between two heights. */
    const colors = (top: number, bottom: number) => {
      const { data } = copied.getContext('2d')?.getImageData(0, top, copied.width, bottom - top) ?? { data: [] };
      const found = new Set<string>();
      for (let at = 0; at < data.length; at += 4) found.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
      return [...found];
    };
    const plotBottom = (plot.clientHeight + 48) * devicePixelRatio;
    return {
      margin: copied.width - plot.width,
      corner: colors(0, 1),
      background: getComputedStyle(card).backgroundColor,
      title: colors(0, 40 * devicePixelRatio).length,
      legend: colors(plotBottom, copied.height),
      swatch: getComputedStyle(card.querySelector('.swatch') ?? card).backgroundColor,
    };
  });
  expect(seen?.margin).toBe(24);
  expect(seen?.corner).toEqual([seen?.background]);
  expect(seen?.title).toBeGreaterThan(3);
  expect(seen?.legend).toContain(seen?.swatch);
});

test('a picture that the clipboard refuses is saved as a file', async ({ devtools, site, services }) => {
  const panel = await openWithService({ devtools, site, services }, 'refused');
  await catchSaves(panel);
  await panel.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('Not now.', 'NotAllowedError'));
  });
  await chooseOfChart(panel, 'process.memory', 'png');
  await panel.waitForText('[data-testid="feedback"]', 'saved as');
  const { name, type, text } = await saved(panel);
  expect(name).toMatch(/^procscope-refused-process\.memory-\d{8}-\d{6}\.png$/);
  expect(type).toBe('image/png');
  expect(text).toContain('PNG');
});
