import { downProfile, storeProfiles, waitForNames, waitForStored } from '../profile-steps.ts';
import { test } from '../test.ts';

test('a group that was deleted comes back as it was, also after another deletion', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [
    downProfile('a'),
    downProfile('b', { group: 'Front' }),
    downProfile('c', { group: 'Front' }),
    downProfile('d', { group: 'Back' }),
  ]);
  await devtools.reload();
  await waitForNames(panel, ['a', 'b', 'c', 'd']);
  await panel.hover('[data-section="Front"] [data-testid="fold-section"]');
  // A right click is not in every driver; the key that stands for it is.
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-stop="group:Front"]')?.focus());
  await panel.press('Shift+F10');
  await panel.click('[data-testid="menu-item-delete-group"]');
  await waitForNames(panel, ['a', 'd']);
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-testid="service"]')?.focus());
  await panel.press('Shift+F10');
  await panel.click('[data-testid="menu-item-delete"]');
  await waitForNames(panel, ['d']);

  await panel.waitForText('[data-testid="undoable"]', '“a” was removed.');
  await panel.click('[data-testid="undo"]');
  await waitForNames(panel, ['a', 'd']);
  await panel.waitForText('[data-testid="undoable"]', '2 services were removed.');
  await panel.click('[data-testid="undo"]');
  await waitForNames(panel, ['a', 'b', 'c', 'd']);
  await waitForStored(panel, '"name":"c"');
});
