import { chooseOfChart, openWithService } from './layout-steps.ts';
import { waitForRows } from './steps.ts';
import { test } from './test.ts';

const CHART = '.chart[data-chart="process.cpu"]';

test('a hidden chart stays hidden until it is shown again', async ({ devtools, site, services }) => {
  const panel = await openWithService({ devtools, site, services }, 'hiding');
  const isGone = () => panel.waitFor((selector) => !document.querySelector(selector), CHART);

  await chooseOfChart(panel, 'process.cpu', 'hide');
  await isGone();
  await panel.click('[data-testid="undo-layout"]');
  await panel.waitForSelector(CHART);

  await chooseOfChart(panel, 'process.cpu', 'hide');
  await isGone();
  await devtools.reload();
  await waitForRows(panel, 3);
  await panel.waitForSelector('[data-testid="show-again"][data-chart="process.cpu"]');
  await isGone();

  await panel.click('[data-testid="show-again"][data-chart="process.cpu"]');
  await panel.waitForSelector(CHART);
});
