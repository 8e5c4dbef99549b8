import { downProfile, storeProfiles } from './profile-steps.ts';
import { expect, test } from './test.ts';

test('a service is shown by itself with its page, unless the person has chosen another', async ({ devtools, site }) => {
  const { panel, page } = devtools;
  await devtools.open(`${site.url}shop/`);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [
    downProfile('worker'),
    downProfile('shop', { pagePattern: `${site.url}shop/*` }),
    downProfile('office', { pagePattern: `${site.url}office/*` }),
  ]);
  await devtools.reload();
  await panel.waitForText('.toolbar h1', 'shop');

  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'worker');
  await page.goto(`${site.url}office/`);
  await panel.waitForText('.toolbar h1', 'office');
  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'worker');
  // Another page of the same service leaves the choice; the next one, of another service, tells that it was looked at.
  await page.goto(`${site.url}office/2`);
  await page.goto(`${site.url}elsewhere`);
  expect(await panel.text('.toolbar h1')).toBe('worker');
  await page.goto(`${site.url}shop/2`);
  await panel.waitForText('.toolbar h1', 'shop');
});
