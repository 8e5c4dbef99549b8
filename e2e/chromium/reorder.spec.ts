import { downProfile, storeProfiles, waitForNames, waitForStoredNames } from '../profile-steps.ts';
import { expect, test } from '../test.ts';

test('services are moved by keys and by dragging, in the strip and in the column', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(
    panel,
    ['a', 'b', 'c'].map((name) => downProfile(name)),
  );
  await devtools.reload();
  await waitForNames(panel, ['a', 'b', 'c']);

  await panel.click('[data-testid="service"]');
  await panel.press('Shift+ArrowRight');
  await waitForNames(panel, ['b', 'a', 'c']);
  // The focus goes with it, so the next key moves the same one.
  await panel.press('Shift+ArrowRight');
  await waitForNames(panel, ['b', 'c', 'a']);
  await panel.press('ArrowLeft');
  await panel.press('Enter');
  await panel.waitForText('.toolbar h1', 'c');

  await panel.drag('.service-section ol', 0.1, 0.95);
  await waitForNames(panel, ['c', 'a', 'b']);
  // A drag shows nothing else.
  expect(await panel.text('.toolbar h1')).toBe('c');

  await devtools.resize(1200, 700);
  await panel.press('Home');
  await panel.press('ArrowDown');
  await panel.press('Shift+ArrowUp');
  await waitForNames(panel, ['a', 'c', 'b']);
  await waitForStoredNames(panel, ['a', 'c', 'b']);
  await devtools.reload();
  await waitForNames(panel, ['a', 'c', 'b']);
});
