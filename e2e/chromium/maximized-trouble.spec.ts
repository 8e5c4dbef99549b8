import { vitals } from '../scripted/vitals.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const TROUBLE = '[data-testid="trouble"]';

test('a chart that fills the stage leaves in view what is the matter with its service', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'lost', charts: vitals('fine') });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.hover('.chart[data-chart="process.memory"] .plot');
  await panel.press('f');
  await panel.waitForSelector('.chart.maximized');
  // What is hidden would not be read aloud.
  expect(
    await panel.evaluate(() => {
      const announcement = document.querySelector('[data-testid="health-announcement"]');
      return announcement && getComputedStyle(announcement).visibility;
    }),
  ).toBe('visible');

  await service.close();
  await panel.waitForSelector(TROUBLE);
  const isSeen = (box: string) => {
    const [trouble, chart] = [box, '.chart.maximized'].map((each) => document.querySelector(each));
    const { left, top, bottom } = trouble?.getBoundingClientRect() ?? new DOMRect();
    const isOnTop = trouble?.contains(document.elementFromPoint(left + 20, (top + bottom) / 2));
    return isOnTop && (chart?.getBoundingClientRect().bottom ?? Infinity) <= top;
  };
  await panel.waitFor(isSeen, TROUBLE);
  await panel.click(`${TROUBLE} [data-testid="retry"]`);
});
