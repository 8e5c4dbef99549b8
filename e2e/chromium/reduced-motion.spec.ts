import { openWithService } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

const FIGURE = '[data-testid="figure"][data-figure="requests"]';
const CHART = '.chart[data-chart="http.server.requests"]';

test('who wants less motion gets none', { tag: '@all' }, async ({ devtools, site, services }) => {
  const panel = await openWithService({ devtools, site, services }, 'calm');
  await panel.evaluate((chart) => {
    const { scrollIntoView } = Element.prototype;
    Element.prototype.scrollIntoView = function (this: Element, options) {
      const behavior = typeof options === 'object' ? (options.behavior ?? 'auto') : 'auto';
      if (this.matches(chart)) document.documentElement.dataset.scrolled = behavior;
      scrollIntoView.call(this, options);
    };
  }, CHART);
  const scrolled = () => panel.evaluate(() => document.documentElement.dataset.scrolled);
  await panel.press('r');
  await panel.waitForSelector('.recording-dot');
  const moving = () => panel.evaluate(() => document.getAnimations().length);
  expect(await moving()).toBeGreaterThan(0);
  await panel.click(FIGURE);
  await panel.waitForSelector(`${CHART}[data-flash]`);
  await panel.waitFor((chart) => !document.querySelector(`${chart}[data-flash]`), CHART);
  expect(await scrolled()).toBe('smooth');

  await devtools.reduceMotion();
  await expect.poll(moving).toBe(0);
  await panel.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 0));
  await panel.click(FIGURE);
  await expect.poll(scrolled).toBe('instant');
  expect(await panel.count(`${CHART}[data-flash]`)).toBe(0);
});
