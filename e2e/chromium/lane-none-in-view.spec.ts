import { startHistoryAgent } from '../history-agent.ts';
import { pickedRequest, requestsInView, waitForRequest } from '../lane-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

test('a lane without requests in view says so, and leads to the newest and to the picked one', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  const { panel, page } = devtools;
  const agent = await startHistoryAgent('quiet');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 50);
  await panel.waitForText('[data-testid="lane-empty"]', 'appear here as they end');

  await page.evaluate(() => fetch('/first'));
  await waitForRequest(panel, '/first');
  await page.evaluate(() => fetch('/second'));
  await waitForRequest(panel, '/second');
  await panel.press('Home');
  const oldest = await waitForFrozen(panel);
  await panel.waitForText('[data-testid="lane-note"]', '2 requests, none in this time');
  await panel.click('[data-testid="lane-newest"]');
  await waitForFrozen(panel, oldest);
  await waitForRequest(panel, '/second');

  // The keys pick among what is in view, and lead nowhere else.
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-testid="lane"]')?.focus());
  await panel.press('End');
  await expect.poll(() => pickedRequest(panel)).toContain('/second');
  await panel.press('Enter');
  await expect.poll(() => pickedRequest(panel)).toBeUndefined();
  await panel.press('Enter');
  await expect.poll(() => pickedRequest(panel)).toContain('/second');
  const active = await panel.attribute('[data-testid="lane"]', 'aria-activedescendant');
  expect(await panel.text(`[id="${active}"]`)).toContain('/second');

  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-testid="lane"]')?.blur());
  await panel.press('Home');
  await panel.waitFor(() => document.querySelectorAll('[role="option"]').length === 0);
  await panel.click('[data-testid="lane-show-picked"]');
  await waitForRequest(panel, '/second');
  expect(await pickedRequest(panel)).toContain('/second');
  expect((await requestsInView(panel)).length).toBeGreaterThan(0);
  await agent.close();
});
