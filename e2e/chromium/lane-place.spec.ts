import { addPage, LANE, pageOf, startPage, waitForRequest } from '../lane-steps.ts';
import { waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const REQUESTS = '[data-testid="requests"]';

test('the lane lies under the plots of one column of charts, and takes all of the width under several', {
  tag: '@all',
}, async ({ devtools, services }) => {
  const { panel, page } = devtools;
  const service = await startPage(services, 'placed');
  await devtools.open(pageOf(service));
  await addPage(panel, service);
  await page.evaluate(() => fetch('/small'));
  await waitForRequest(panel, '/small');
  await panel.waitFor(isUnderPlots);
  await devtools.resize(1600, 900);
  await waitForRows(panel, 2);
  await panel.waitFor((lane) => {
    const { left = 0, right = 0 } = document.querySelector(lane)?.getBoundingClientRect() ?? {};
    const stage = document.querySelector('.stage')?.getBoundingClientRect();
    return stage && left - stage.left < 12 && stage.right - right < 12;
  }, LANE);
  // A maximized chart is one column again.
  await panel.hover('[data-testid="chart"] .u-over');
  await panel.press('f');
  await panel.waitFor(isUnderPlots);
});

test('a low panel has the lane on demand, and what was chosen is remembered', { tag: '@all' }, async ({
  devtools,
  services,
}) => {
  const { panel } = devtools;
  const service = await startPage(services, 'low');
  await devtools.open(pageOf(service));
  await addPage(panel, service);
  await panel.waitForSelector(REQUESTS);
  await devtools.resize(550, 350);
  await panel.waitFor((requests) => !document.querySelector(requests), REQUESTS);
  await panel.press('n');
  await panel.waitForSelector(REQUESTS);
  await devtools.resize(550, 900);
  await panel.click('[data-testid="toggle-lane"]');
  await panel.waitFor((requests) => !document.querySelector(requests), REQUESTS);
  expect(await panel.attribute('[data-testid="toggle-lane"]', 'aria-pressed')).toBe('false');
  await devtools.reload();
  await waitForRows(panel, 2);
  expect(await panel.count(REQUESTS)).toBe(0);
});

/** Whether the lane has the edges of the plot above it, to the pixel. Runs in the browser. */
function isUnderPlots(): boolean {
  const lane = document.querySelector('[data-testid="lane"]')?.getBoundingClientRect();
  const chart = document.querySelector('.chart.maximized') ?? document.querySelector('.chart');
  const plot = chart?.querySelector('.u-over')?.getBoundingClientRect();
  return Boolean(lane && plot && Math.abs(lane.left - plot.left) < 1 && Math.abs(lane.right - plot.right) < 1);
}
