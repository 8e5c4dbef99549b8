import { waitForStored } from './profile-steps.ts';
import { addDiscovered, shownService, waitForRows, waitForServiceState, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('profiles outlive DevTools and the browser, with what was changed about them', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'kept' });
  await services.start({ name: 'deleted' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'kept');
  await waitForServiceState(panel, 'kept', 'live');
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'deleted');
  await waitForServiceState(panel, 'deleted', 'live');

  await panel.click('[data-testid="edit-service"]');
  await panel.click('[data-testid="delete"]');
  await panel.waitForSelector('[data-testid="undoable"]');
  await panel.click('[data-testid="edit-service"]');
  await panel.fill('[data-testid="profile-form"] input[name="name"]', 'My shop');
  await panel.click('[data-testid="save"]');
  await panel.waitForText('.toolbar h1', 'My shop');
  await waitForStored(panel, 'My shop');

  await devtools.reload();
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  expect(await shownService(panel)).toBe('My shop');
  expect(await panel.count('[data-testid="service"]')).toBe(1);

  await devtools.restart();
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  expect(await shownService(panel)).toBe('My shop');
  expect(await panel.count('[data-testid="service"]')).toBe(1);
});

test('a deleted profile comes back with undo', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'undone' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'undone');
  await waitForState(panel, 'live');
  await panel.click('[data-testid="edit-service"]');
  await panel.click('[data-testid="delete"]');
  await panel.waitFor(() => document.querySelectorAll('[data-testid="service"]').length === 0);
  await panel.click('[data-testid="undo"]');
  await waitForState(panel, 'live');
});
