import { downProfile, listedNames, storeProfiles, waitForNames } from '../profile-steps.ts';
import { expect, test } from '../test.ts';

test('two DevTools windows see each other’s changes, and lose none that are made at once', async ({
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
  const second = await devtools.openSecond(`${site.url}second`);
  await waitForNames(second.panel, ['a', 'b', 'c']);

  // Each has its form open on another profile, and both are saved at the same moment.
  await panel.press('1');
  await panel.click('[data-testid="edit-service"]');
  await panel.fill('[data-testid="profile-form"] input[name="name"]', 'first');
  await second.panel.press('2');
  await second.panel.click('[data-testid="edit-service"]');
  await second.panel.fill('[data-testid="profile-form"] input[name="name"]', 'second');
  const save = () => document.querySelector<HTMLElement>('[data-testid="save"]')?.click();
  await Promise.all([panel.evaluate(save), second.panel.evaluate(save)]);
  await waitForNames(panel, ['first', 'second', 'c']);
  await waitForNames(second.panel, ['first', 'second', 'c']);

  // The same while one of them holds the lock under which storage is read and written.
  await panel.evaluate(() => {
    const held = navigator.locks.request(
      'procscope.storage',
      () => new Promise((leave) => addEventListener('leave', leave)),
    );
    void held;
  });
  const rename = { first: 'here', second: 'there' };
  await panel.press('1');
  await panel.click('[data-testid="edit-service"]');
  await panel.fill('[data-testid="profile-form"] input[name="name"]', rename.first);
  await panel.click('[data-testid="save"]');
  await second.panel.press('2');
  await second.panel.click('[data-testid="edit-service"]');
  await second.panel.fill('[data-testid="profile-form"] input[name="name"]', rename.second);
  await second.panel.click('[data-testid="save"]');
  expect(await listedNames(panel)).toEqual(['here', 'second', 'c']);
  expect(await listedNames(second.panel)).toEqual(['first', 'there', 'c']);
  await panel.evaluate(() => dispatchEvent(new Event('leave')));
  await waitForNames(panel, ['here', 'there', 'c']);
  await waitForNames(second.panel, ['here', 'there', 'c']);
  await second.close();
});
