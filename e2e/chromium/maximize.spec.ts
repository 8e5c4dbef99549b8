import { openWithService } from '../layout-steps.ts';
import { waitForFrames, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const CHART = '.chart[data-chart="process.memory"]';
const MAXIMIZED = `${CHART}.maximized`;

test('a chart fills the stage, with the shared cursor, until it is closed', async ({ devtools, site, services }) => {
  const panel = await openWithService({ devtools, site, services }, 'maximized');
  await panel.hover(`${CHART} .plot`);
  await panel.press('f');
  await panel.waitForSelector(MAXIMIZED);
  expect(
    await panel.evaluate((selector) => {
      const [chart, stage] = [selector, '.charts-area'].map((each) =>
        document.querySelector(each)?.getBoundingClientRect().toJSON(),
      );
      return JSON.stringify(chart) === JSON.stringify(stage);
    }, MAXIMIZED),
  ).toBe(true);
  const isOtherSeen = () =>
    panel.evaluate(() =>
      document.querySelector('.chart:not(.maximized)')?.checkVisibility({ visibilityProperty: true }),
    );
  expect(await isOtherSeen()).toBe(false);
  await waitForRows(panel, 3);
  await panel.hover(`${MAXIMIZED} .u-over`);
  await panel.waitForSelector('[data-testid="cursor-bar"] time');

  await panel.press('f');
  await panel.waitFor((selector) => !document.querySelector(selector), MAXIMIZED);
  expect(await isOtherSeen()).toBe(true);
  // It is brought into view in a frame of its own, which moves what is about to be clicked.
  await waitForFrames(panel);

  await panel.click(`${CHART} [data-testid="menu-chart"]`);
  await panel.click('[data-testid="menu-item-maximize"]');
  await panel.waitForSelector(MAXIMIZED);
  await panel.click('[data-testid="close-maximized"]');
  await panel.waitFor((selector) => !document.querySelector(selector), MAXIMIZED);
});
