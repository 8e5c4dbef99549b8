import { chooseOfMenu } from '../layout-steps.ts';
import { vitals } from '../scripted/vitals.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

const CHART = '.chart[data-chart="http.server.requests"]';

test('a figure leads to its chart where that is left out as empty', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const charts = vitals('fine').map((chart) => (chart.group === 'http' ? { ...chart, value: () => 0 } : chart));
  const service = await scripted({ name: 'idle', charts, events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await chooseOfMenu(panel, 'filter', 'hide-empty');
  await panel.waitFor((chart) => !document.querySelector(chart), CHART);

  await panel.click('[data-testid="figure"][data-figure="requests"]');
  await panel.waitFor((selector) => {
    const card = document.querySelector(selector)?.getBoundingClientRect();
    const strip = document.querySelector('[data-testid="summary"]')?.getBoundingClientRect();
    return card && strip && card.top >= strip.bottom && card.bottom <= innerHeight;
  }, CHART);
});
