import { chooseOfMenu, groups, openWithService } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

test('the filter leaves one group or kind, and leaves out what is empty', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'filtered');
  const before = await groups(panel);
  await chooseOfMenu(panel, 'filter', 'group-memory');
  await panel.waitForSelector('[data-testid="filter-line"]');
  expect(await groups(panel)).toEqual(['overview', 'memory']);
  await chooseOfMenu(panel, 'filter', 'kind-area');
  await panel.waitFor(() => document.querySelectorAll('.chart').length === 1);
  expect(await panel.attribute('.chart', 'data-chart')).toBe('v8js.memory.heap.space');
  await panel.click('[data-testid="clear-filters"]');
  await expect.poll(() => groups(panel)).toEqual(before);

  // A service without workers has no heaps of workers.
  const empty = '.chart[data-chart="nodejs.worker"]';
  expect(await panel.count(empty)).toBe(1);
  await chooseOfMenu(panel, 'filter', 'hide-empty');
  await panel.waitForText('[data-testid="filter-line"]', 'left out as empty');
  expect(await panel.count(empty)).toBe(0);
  expect(await panel.count('.chart[data-chart="process.memory"]')).toBe(1);
});
