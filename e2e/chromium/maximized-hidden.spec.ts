import { chooseOfChart } from '../layout-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const CHART = '.chart[data-chart="memory.process_memory"]';

test('a chart that was hidden while it filled the stage does not fill it when it comes back', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'whole', events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await chooseOfChart(panel, 'memory.process_memory', 'maximize');
  await panel.waitForSelector(`${CHART}.maximized`);
  await chooseOfChart(panel, 'memory.process_memory', 'hide');
  await panel.waitFor((chart) => !document.querySelector(chart), CHART);
  await panel.click('[data-testid="undo-layout"]');
  await panel.waitForSelector(CHART);
  expect(await panel.count('.chart.maximized')).toBe(0);
});
