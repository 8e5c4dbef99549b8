import { startHistoryAgent } from './history-agent.ts';
import { findInLane, requestsInView, waitForRequest } from './lane-steps.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { waitForFrozen, waitForLive } from './view-range.ts';

const CHART = '[data-testid="chart"] .u-over';

test('a span picked on a chart leaves the requests of that time in the lane', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  const { panel, page } = devtools;
  const agent = await startHistoryAgent('spanned');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);
  const paths = async () => (await requestsInView(panel)).map((text) => /^GET (\S+)/.exec(text)?.[1]);
  await page.evaluate(() => fetch('/early').then((response) => response.text()));
  await waitForRequest(panel, '/early');
  // So far apart that one can point between them.
  const span = Number(await panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  await panel.waitFor((before) => {
    const now = document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds;
    return Number(now) > before + 4;
  }, span);
  await page.evaluate(() => fetch('/late').then((response) => response.text()));
  await waitForRequest(panel, '/late');
  await panel.press('p');
  const paused = await waitForFrozen(panel);

  // The lane has the edges of the plots.
  const [early, late] = [await findInLane(panel, '/early'), await findInLane(panel, '/late')];
  const between = (early.x + late.x) / 2;
  await panel.drag(CHART, early.x - 0.05, between);
  const ofEarly = await waitForFrozen(panel, paused);
  await expect.poll(paths).toEqual(['/early']);
  await panel.waitForText('[data-testid="lane-count"]', '1 of 2');
  expect(ofEarly.to - ofEarly.from).toBeLessThan(10_000);
  await panel.doubleClick(CHART);
  await waitForLive(panel);
  await expect.poll(paths).toEqual(['/early', '/late']);
  await agent.close();
});
