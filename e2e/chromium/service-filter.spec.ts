import { downProfile, storeProfiles, waitForNames } from '../profile-steps.ts';
import { expect, test } from '../test.ts';

test('a long list is filtered by name, address and group', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  const names = Array.from({ length: 8 }, (_, index) => `service-${index}`);
  await storeProfiles(
    panel,
    names.map((name) => downProfile(name)),
  );
  await devtools.reload();
  await waitForNames(panel, names);
  expect(await panel.count('[data-testid="service-filter"]')).toBe(0);

  await storeProfiles(panel, [...names.map((name) => downProfile(name)), downProfile('ninth', { group: 'Shop' })]);
  await panel.fill('[data-testid="service-filter"]', 'shop');
  await waitForNames(panel, ['ninth']);
  await panel.fill('[data-testid="service-filter"]', '127.0.0.1 service-3');
  await waitForNames(panel, ['service-3']);
  await panel.press('Enter');
  await panel.waitForText('.toolbar h1', 'service-3');
  await panel.fill('[data-testid="service-filter"]', '');
  await waitForNames(panel, [...names, 'ninth']);
});
