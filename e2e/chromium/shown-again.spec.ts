import { chooseOfChart } from '../layout-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

const CHART = '.chart[data-chart="memory.heap_spaces"]';

test('a chart that is shown again is seen, in a folded group, too', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'folded', events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await chooseOfChart(panel, 'memory.heap_spaces', 'hide');
  await panel.waitForSelector('[data-testid="show-again"]');
  await panel.click('[data-group="memory"] .fold');
  await panel.waitFor(() => !document.querySelector('[data-group="memory"] .chart'));

  await panel.click('[data-testid="show-again"]');
  await panel.waitForSelector(CHART);
  await panel.waitFor((chart) => document.activeElement === document.querySelector(`${chart} .menu-button`), CHART);
});
