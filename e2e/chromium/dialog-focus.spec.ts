import type { Panel } from '../devtools/devtools.ts';
import { addByAddress, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('a dialog gives the keyboard back, however it is left', { tag: '@all' }, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await addByAddress(panel, (await scripted()).address);
  await waitForState(panel, 'live');

  for (const leave of ['[data-testid="export-save"]', '[data-testid="dialog"] .actions button:last-child']) {
    await panel.click('[data-testid="list-more"]');
    await panel.click('[data-testid="menu-item-export-profiles"]');
    await panel.click(leave);
    await panel.waitFor(() => document.querySelector('dialog') === null);
    expect(await focused(panel)).toBe('list-more');
  }
});

/** The test id of what has the focus. */
const focused = (panel: Panel) => panel.evaluate(() => document.activeElement?.getAttribute('data-testid'));
