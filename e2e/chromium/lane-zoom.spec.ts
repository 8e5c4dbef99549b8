import { startHistoryAgent } from '../history-agent.ts';
import { LANE, waitForRequest } from '../lane-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { viewLength, waitForFrozen, waitForLive } from '../view-range.ts';

test('a drag over the lane zooms the charts to that time, the wheel scales it, a double click leads back', {
  tag: '@all',
}, async ({ devtools, site }) => {
  const { panel, page } = devtools;
  const agent = await startHistoryAgent('dragged');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);
  await page.evaluate(() => fetch('/one'));
  await waitForRequest(panel, '/one');
  const picked = '[role="option"][aria-selected="true"]';
  await panel.drag(LANE, 0.25, 0.75);
  const zoomed = await waitForFrozen(panel);
  expect(zoomed.to - zoomed.from).toBeGreaterThan(25_000);
  expect(zoomed.to - zoomed.from).toBeLessThan(35_000);
  expect(await panel.count(picked)).toBe(0);

  await panel.wheel(LANE, { y: -100 }, ['Alt']);
  const closer = await waitForFrozen(panel, zoomed);
  expect(closer.to - closer.from).toBeLessThan(zoomed.to - zoomed.from);
  await panel.doubleClick(LANE);
  await waitForLive(panel);
  expect(await viewLength(panel)).toBe(60_000);
  await agent.close();
});
