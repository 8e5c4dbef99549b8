import { waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a token for the session is never stored, outlives DevTools, and is gone with the browser', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'guarded', attach: true, token: 'a secret' });
  await devtools.open(site.url);
  await panel.click('[data-testid="add-service"]');
  await panel.fill('[data-testid="profile-form"] input[name="address"]', service.address);
  await panel.fill('[data-testid="profile-form"] input[name="token"]', 'a secret');
  await panel.click('[data-testid="profile-form"] input[name="tokenForSession"]');
  await panel.click('[data-testid="save"]');
  await waitForState(panel, 'live');
  const stored = async () => JSON.stringify(await panel.evaluate(() => chrome.storage.local.get(null)));
  await expect.poll(stored).toContain('guarded');
  expect(await stored()).not.toContain('a secret');

  await devtools.reload();
  await waitForState(panel, 'live');
  expect(await stored()).not.toContain('a secret');

  await devtools.restart();
  await waitForState(panel, 'token');
  await panel.click('[data-testid="trouble-edit"]');
  await panel.fill('[data-testid="profile-form"] input[name="token"]', 'a secret');
  await panel.click('[data-testid="save"]');
  await waitForState(panel, 'live');
  expect(await stored()).not.toContain('a secret');
});
