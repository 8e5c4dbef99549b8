import { addDiscovered, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('a figure leads to the chart that shows it, in a folded group, too', async ({ devtools, site, services }) => {
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

test('figures follow the cursor', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'followed' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'followed');
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 3);
  await service.order('block', 400);
  const utilization = '[data-testid="figure"][data-figure="loop-utilization"] .figure-value';
  // The mean of ten seconds is far below what the sample after the stall says.
  await expect
    .poll(async () => {
      for (let x = 0.995; x > 0.8; x -= 0.002) {
        await panel.hover('[data-testid="chart"] .u-over', { x, y: 0.5 });
        if (Number.parseFloat(await panel.text(utilization)) > 90) return true;
      }
      return false;
    })
    .toBe(true);
});
