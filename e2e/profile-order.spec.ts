import { pickFromMenu, waitForNames, waitForStored } from './profile-steps.ts';
import { addByAddress, waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

test('a profile is copied and moved by its menu, and the order is kept', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const [one, two] = await Promise.all([
    services.start({ name: 'one', attach: true }),
    services.start({ name: 'two', attach: true }),
  ]);
  await devtools.open(site.url);
  await addByAddress(panel, one.address);
  await waitForServiceState(panel, 'one', 'live');
  await addByAddress(panel, two.address);
  await waitForServiceState(panel, 'two', 'live');
  await pickFromMenu(panel, 2, 'move-up');
  await waitForNames(panel, ['two', 'one']);

  await pickFromMenu(panel, 1, 'duplicate');
  await panel.waitForText('[data-testid="profile-form"] h2', 'Edit two copy');
  await panel.fill('[data-testid="profile-form"] input[name="address"]', '127.0.0.1:1');
  await panel.fill('[data-testid="profile-form"] input[name="name"]', 'three');
  await panel.click('[data-testid="save"]');
  await waitForNames(panel, ['two', 'three', 'one']);
  await waitForStored(panel, 'three');

  await devtools.reload();
  await waitForNames(panel, ['two', 'three', 'one']);
  await panel.waitForText('.toolbar h1', 'three');
  // The keys follow the order on screen.
  await panel.press('3');
  await panel.waitForText('.toolbar h1', 'one');
  expect(await panel.count('[data-testid="service"]')).toBe(3);
});
