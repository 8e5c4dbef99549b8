import { downProfile, pickFromMenu, storeProfiles, waitForNames } from './profile-steps.ts';
import { addByAddress, waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

test('instances of one name stand together, told apart by port and process', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const first = await services.start({ name: 'twin', attach: true });
  const second = await services.start({ name: 'twin', attach: true });
  await devtools.open(site.url);
  await addByAddress(panel, first.address);
  await waitForServiceState(panel, 'twin', 'live');
  expect(await panel.count('[data-testid="fold-section"]')).toBe(0);
  await addByAddress(panel, second.address);
  const section = '[data-testid="service-section"][data-section="twin"]';
  await panel.waitForText(`${section} [data-testid="connected"]`, '2/2');
  await waitForNames(panel, [`:${first.port} pid ${first.pid}`, `:${second.port} pid ${second.pid}`]);
  expect(await panel.attribute(`${section} [data-testid="connected"]`, 'aria-label')).toBe('2 of 2 connected');

  // One of them gets a heading of its own, and the other needs none any more.
  await pickFromMenu(panel, 1, 'group');
  await panel.fill('[data-testid="profile-form"] input[name="group"]', 'Canary');
  await panel.click('[data-testid="save"]');
  await panel.waitForSelector('[data-testid="service-section"][data-section="Canary"]');
  await waitForNames(panel, ['twin', 'twin']);
  expect(await panel.count(section)).toBe(0);
});

test('a folded group stays folded, and the number keys pass over it', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [
    downProfile('a', { group: 'Front' }),
    downProfile('b', { group: 'Back' }),
    downProfile('c', { group: 'Front' }),
    downProfile('d'),
  ]);
  await devtools.reload();
  await waitForNames(panel, ['d', 'a', 'c', 'b']);
  await panel.click('[data-section="Front"] [data-testid="fold-section"]');
  await waitForNames(panel, ['d', 'b']);
  await panel.press('2');
  await panel.waitForText('.toolbar h1', 'b');

  await devtools.reload();
  await waitForNames(panel, ['d', 'b']);
  await panel.click('[data-section="Front"] [data-testid="fold-section"]');
  await waitForNames(panel, ['d', 'a', 'c', 'b']);
});
