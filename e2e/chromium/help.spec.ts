import { openWithService } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

test('the help of a chart opens by keyboard, and lies within the panel', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'helped');
  await devtools.resize(280, 360);
  const charts = await panel.count('.chart [data-testid="help"]');
  for (const index of [0, charts - 1]) {
    await panel.evaluate((at) => {
      document.querySelectorAll<HTMLElement>('.chart [data-testid="help"]')[at]?.focus();
    }, index);
    await panel.press('Enter');
    await panel.waitForSelector('[data-testid="help-text"]');
    const isWithin = await panel.evaluate(() => {
      const box = document.querySelector('[data-testid="help-text"]')?.getBoundingClientRect();
      return box && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    });
    expect(isWithin).toBe(true);
    await panel.press('Tab');
    await panel.waitFor(() => !document.querySelector('[data-testid="help-text"]'));
  }
});
