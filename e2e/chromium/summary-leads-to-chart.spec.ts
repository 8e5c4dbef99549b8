import { addDiscovered, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

test('a figure leads to the chart that shows it, in a folded group, too', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'led' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'led');
  await waitForRows(panel, 3);
  await panel.click('[data-testid="group"][data-group="http"] .fold');
  const chart = '[data-testid="chart"][data-chart="http.server.requests"]';
  await panel.waitFor((selector) => !document.querySelector(selector), chart);

  await panel.click('[data-testid="figure"][data-figure="requests"]');
  await panel.waitFor((selector) => {
    const card = document.querySelector(selector)?.getBoundingClientRect();
    const strip = document.querySelector('[data-testid="summary"]')?.getBoundingClientRect();
    return card && strip && card.top >= strip.bottom && card.bottom <= innerHeight;
  }, chart);
});
