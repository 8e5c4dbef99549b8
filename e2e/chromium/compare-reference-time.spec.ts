import { catchSaves, chooseOfMenu, saved } from '../layout-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const TOOLTIP = '[data-testid="event-tooltip"]';
const PLOT = '[data-testid="comparison-chart"] .u-over';

test('what is told of the reference is of the time that the charts of the comparison show', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  // Its samples and events end half a window before those of the other.
  const ended = await scripted({ name: 'ended', live: false, endedMsAgo: 150_000 });
  const live = await scripted({ name: 'live' });
  for (const { address } of [ended, live]) {
    await addByAddress(panel, address);
    await waitForRows(panel, 100);
  }
  await panel.press('1');
  await panel.press('c');
  await panel.waitForSelector('[data-testid="chip"][data-entry="ended"][data-reference="true"]');
  await panel.click('[data-testid="window-5"]');

  await expect
    .poll(async () => {
      await panel.hover(PLOT, { x: 0.25, y: 0.5 });
      return panel.count(TOOLTIP);
    })
    .toBe(1);
  await expect
    .poll(async () => {
      await panel.hover(PLOT, { x: 0.75, y: 0.5 });
      return panel.count(TOOLTIP);
    })
    .toBe(0);

  await catchSaves(panel);
  await chooseOfMenu(panel, 'more', 'csv-all');
  const rows = (await saved(panel)).text.trimEnd().split('\r\n').slice(1);
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.length).toBeLessThan(200);

  await panel.click('[data-testid="window-1"]');
  await panel.press('e');
  await panel.click('[data-testid="events-in-view"]');
  await panel.waitForText('[data-testid="event-list"]', 'None of the shown kinds in view.');
});
