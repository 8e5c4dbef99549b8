import { openWithService } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

const SEARCH = '[data-testid="search"]';

test('the search leaves the charts that match, keeps them as they are, and is cleared', async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'searched');
  const all = await panel.count('.chart');
  const kept = '.chart[data-chart="v8js.memory.heap"] .plot';
  await panel.evaluate((selector) => {
    const plot = document.querySelector<HTMLElement>(selector);
    if (plot) plot.dataset.kept = 'true';
  }, kept);

  await panel.press('/');
  await panel.waitFor((selector) => document.activeElement === document.querySelector(selector), SEARCH);
  await panel.fill(SEARCH, 'V8 héap');
  await panel.waitForText('[data-testid="filter-line"]', `of ${all} charts`);
  expect(await panel.count('.chart[data-chart="process.cpu"]')).toBe(0);
  expect(await panel.count(`${kept}[data-kept="true"]`)).toBe(1);
  expect(await panel.text('.chart[data-chart="v8js.memory.heap"] mark')).toBe('V8');

  await panel.press('Escape');
  await panel.waitFor((count) => document.querySelectorAll('.chart').length === count, all);
  expect(await panel.count('[data-testid="filter-line"]')).toBe(0);

  await panel.fill(SEARCH, 'no chart says this');
  await panel.waitForText('[data-testid="filter-line"]', 'Nothing matches');
  await panel.click('[data-testid="clear-filters"]');
  await panel.waitFor((count) => document.querySelectorAll('.chart').length === count, all);
  expect(await panel.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value, SEARCH)).toBe(
    '',
  );
});
