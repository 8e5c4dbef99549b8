import type { Panel } from '../devtools/devtools.ts';
import { chooseOfChart } from '../layout-steps.ts';
import { pickFromMenu } from '../profile-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

test('the keyboard stays near what goes: a chart, a message, a filter', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'typed-at', events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);

  await chooseOfChart(panel, 'memory.heap_spaces', 'hide');
  await waitForFocus(panel, '[data-chart="memory.process_memory"] .menu-button');
  await chooseOfChart(panel, 'memory.process_memory', 'hide');
  await waitForFocus(panel, '[data-group="gc"] h2 .fold');
  await pressWithin(panel, '[data-testid="undo-layout"]');
  await waitForFocus(panel, '.controls button');

  // Then there is one chart in its group, and none before it.
  await chooseOfChart(panel, 'memory.process_memory', 'pin');
  await waitForFocus(panel, '[data-group="gc"] h2 .fold');
  await pressWithin(panel, '[data-testid="dismiss-feedback"]');
  await waitForFocus(panel, '.controls button');

  await panel.fill('[data-testid="search"]', 'utilization');
  await panel.waitForSelector('[data-testid="clear-filters"]');
  await pressWithin(panel, '[data-testid="clear-filters"]');
  await waitForFocus(panel, '[data-testid="search"]');

  // What is said of the list of services; then there is no service, and so no toolbar.
  await panel.evaluate(() => (document.activeElement as HTMLElement).blur());
  await pickFromMenu(panel, 1, 'delete');
  await pressWithin(panel, '[data-testid="undoable"] .quiet');
  await waitForFocus(panel, '.services button');
});

/** Presses Enter on an element, as the keyboard does. */
async function pressWithin(panel: Panel, selector: string): Promise<void> {
  await panel.waitForSelector(selector);
  await panel.evaluate((target) => document.querySelector<HTMLElement>(target)?.focus(), selector);
  await panel.press('Enter');
  await panel.waitFor((target) => !document.querySelector(target), selector);
}

async function waitForFocus(panel: Panel, selector: string): Promise<void> {
  await panel.waitFor((wanted) => document.activeElement === document.querySelector(wanted), selector);
}
