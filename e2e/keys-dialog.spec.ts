import { startHistoryAgent } from './history-agent.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { waitForFrozen, waitForLive } from './view-range.ts';

test('a button and a key list all keys, which rest meanwhile', async ({ devtools, site }) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('keyed');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 50);

  await panel.click('[data-testid="open-keys"]');
  await panel.waitForText('[data-testid="keys"]', 'back to live');
  await panel.waitForText('[data-testid="keys"]', 'Drag over a chart');
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

  // What is typed is text.
  await panel.click('[data-testid="edit-service"]');
  await panel.fill('[data-testid="profile-form"] input[name="name"]', 'x');
  await panel.press('l');
  await panel.waitFor(() => document.querySelector<HTMLInputElement>('input[name="name"]')?.value === 'xl');
  expect(await panel.count('[data-testid="live"]')).toBe(1);
  await agent.close();
});
