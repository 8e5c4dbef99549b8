import type { Panel } from './devtools/devtools.ts';
import { LANE, pickedRequest, waitForRequest } from './lane-steps.ts';
import { ask, openTab } from './request-steps.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { waitForLive } from './view-range.ts';

const ROUTE = '[data-testid="route"]';

test('the tabs show the same requests in the lane and by routes, and the chosen one is remembered', async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel, page } = devtools;
  // With a history, there is time to which a key could move the view.
  const service = await scripted({ name: 'tabbed' });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await ask(page, 'GET /slow', 'GET /small', 'GET /missing');
  for (const path of ['/slow', '/small', '/missing']) await waitForRequest(panel, path);
  await panel.fill('[data-testid="lane-text"]', 'slow');
  await expect.poll(() => panel.count(`${LANE} [role="option"]`)).toBe(1);
  await focus(panel, LANE);
  await panel.press('End');
  await expectPicked(panel);

  // By the mouse.
  await openTab(panel, 'routes');
  await panel.waitForSelector(`${ROUTE}[data-route$="/slow"]`);
  expect(await panel.count(ROUTE)).toBe(1);
  expect(await panel.count(LANE)).toBe(0);
  await panel.waitForText('[data-testid="lane-count"]', '1 of');
  await expectPicked(panel);
  await openTab(panel, 'requests');
  await expect.poll(() => pickedRequest(panel)).toContain('/slow');

  // By the keyboard, which moves the charts elsewhere.
  await focus(panel, '[data-testid="tab-requests"]');
  for (const [key, tab, shown] of [
    ['ArrowRight', 'routes', ROUTE],
    ['ArrowLeft', 'requests', LANE],
    ['End', 'routes', ROUTE],
    ['Home', 'requests', LANE],
    ['ArrowLeft', 'routes', ROUTE],
  ] as const) {
    await panel.press(key);
    await panel.waitFor((id) => document.activeElement?.id === id, `tab-${tab}`);
    await panel.waitForSelector(`[role="tabpanel"][aria-labelledby="tab-${tab}"] ${shown}`);
    expect(await panel.attribute(`[data-testid="tab-${tab}"]`, 'aria-controls')).toBe(`panel-${tab}`);
    expect(await panel.count('[role="tab"][aria-selected="true"]')).toBe(1);
    await expectPicked(panel);
  }
  await waitForLive(panel);
  expect(await panel.evaluate(filterText)).toBe('slow');

  await devtools.reload();
  await waitForRows(panel, 100);
  await ask(page, 'GET /small');
  await panel.waitForSelector(`${ROUTE}[data-route$="/small"]`);
  expect(await panel.attribute('[data-testid="tab-routes"]', 'aria-selected')).toBe('true');
});

const expectPicked = (panel: Panel) => panel.waitForText('[data-testid="request-pane"] h3', 'GET /slow');

const focus = (panel: Panel, selector: string) =>
  panel.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);

/** Runs in the browser. */
const filterText = () => document.querySelector<HTMLInputElement>('[data-testid="lane-text"]')?.value;
