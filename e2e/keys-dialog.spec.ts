import type { Panel } from './devtools/devtools.ts';
import { startHistoryAgent } from './history-agent.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { waitForFrozen, waitForLive } from './view-range.ts';

const NAME = '[data-testid="profile-form"] input[name="name"]';

test('a button and a key list all keys, which rest meanwhile', async ({ devtools, site }) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('keyed');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 50);

  await panel.click('[data-testid="open-keys"]');
  await panel.waitForSelector('[data-testid="keys"]');
  await panel.waitForText('[data-testid="keys"]', 'back to live');
  await panel.waitForText('[data-testid="keys"]', 'Drag over a chart');
  await panel.waitForText('[data-testid="keys"]', 'move a service or a group');
  await panel.waitForText('[data-testid="keys"]', 'on the minimap: less or more time');
  await panel.press('p');
  await panel.click('[data-testid="dialog-close"]');
  await panel.waitFor(() => document.querySelector('dialog') === null);
  await waitForLive(panel);
  // The keyboard is back where it was.
  expect(await panel.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('open-keys');

  await panel.press('h');
  await panel.waitForSelector('[data-testid="keys"]');
  await panel.click('[data-testid="dialog-close"]');
  await panel.waitFor(() => document.querySelector('dialog') === null);
  await panel.press('p');
  await waitForFrozen(panel);

  // What is typed into a field is text; elsewhere the same key goes back to live.
  await panel.click('[data-testid="edit-service"]');
  await panel.waitForSelector(NAME);
  expect(await isTaken(panel, NAME)).toBe(false);
  expect(await panel.count('[data-testid="live"]')).toBe(1);
  expect(await isTaken(panel, 'body')).toBe(true);
  await waitForLive(panel);
  await agent.close();
});

/** Whether the panel takes the key `l` for itself when it is pressed in an element. */
function isTaken(panel: Panel, selector: string): Promise<boolean> {
  return panel.evaluate((query) => {
    const press = new KeyboardEvent('keydown', { key: 'l', bubbles: true, cancelable: true });
    return document.querySelector(query)?.dispatchEvent(press) === false;
  }, selector);
}
