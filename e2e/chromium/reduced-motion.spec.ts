import { openWithService } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

const FIGURE = '[data-testid="figure"][data-figure="requests"]';
const CHART = '.chart[data-chart="http.server.requests"]';

test('who wants less motion gets none', { tag: '@all' }, async ({ devtools, site, services }) => {
  const panel = await openWithService({ devtools, site, services }, 'calm');
  await panel.press('r');
  await panel.waitForSelector('.recording-dot');
  const moving = () => panel.evaluate(() => document.getAnimations().length);
  expect(await moving()).toBeGreaterThan(0);
  await panel.click(FIGURE);
  await panel.waitForSelector(`${CHART}[data-flash]`);
  await panel.waitFor((chart) => !document.querySelector(`${chart}[data-flash]`), CHART);

  await devtools.reduceMotion();
  await expect.poll(moving).toBe(0);
  await panel.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 0));
  await panel.click(FIGURE);
  // It is there in the same frame in which it is scrolled to.
  const flashed = await panel.waitFor((chart) => {
    const card = document.querySelector<HTMLElement>(chart);
    const strip = document.querySelector('[data-testid="summary"]')?.getBoundingClientRect();
    if (!card || !strip || card.getBoundingClientRect().bottom > innerHeight) return undefined;
    return { flash: card.dataset.flash ?? 'none' };
  }, CHART);
  expect(flashed).toEqual({ flash: 'none' });
});
