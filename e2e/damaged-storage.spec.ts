import { waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

test('damaged profiles are set aside with a message, and the whole ones kept', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'whole', attach: true });
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await panel.evaluate(
    (url) =>
      chrome.storage.local.set({
        profiles: {
          version: 1,
          profiles: [{ id: 7, url: 'not an address' }, null, { id: 'good', name: '', url, color: 99 }],
        },
        preferences: 'not an object',
      }),
    service.address,
  );
  // The open panel is told of it like any other that is open, and puts it right.
  await panel.waitForText('[data-testid="notice"]', '1 kept, 2 set aside');
  await devtools.reload();
  await waitForServiceState(panel, 'whole', 'live');
  const keys = await panel.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  expect(keys).toContain('profiles.damaged');
});
