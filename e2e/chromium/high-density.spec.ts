import { vitals } from '../scripted/vitals.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('on a screen of high density every picture has all the pixels of its place', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'sharp', charts: vitals('fine') });
  await devtools.open(site.url);
  await devtools.resize(1600, 1000);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  const densities = () =>
    panel.evaluate(() => {
      const canvases = [...document.querySelectorAll('canvas')].filter(({ clientWidth }) => clientWidth > 0);
      return {
        screen: devicePixelRatio,
        charts: document.querySelectorAll('.plot canvas').length,
        others: document.querySelectorAll('canvas:not(.plot canvas)').length,
        wrong: canvases
          .filter(
            ({ width, height, clientWidth, clientHeight }) =>
              Math.abs(width - clientWidth * devicePixelRatio) > devicePixelRatio ||
              Math.abs(height - clientHeight * devicePixelRatio) > devicePixelRatio,
          )
          .map(({ width, clientWidth }) => `${width} pixels for ${clientWidth}`),
      };
    });
  await expect.poll(densities).toMatchObject({ screen: 1, wrong: [] });
  // Chromium tells a page of its zoom as of a screen that is denser.
  await devtools.zoom(2);
  await expect.poll(densities).toMatchObject({ screen: 2, wrong: [] });
  const { charts, others } = await densities();
  expect(charts).toBeGreaterThan(0);
  expect(others).toBeGreaterThan(1);
});
