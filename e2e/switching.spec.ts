import {
  addByAddress,
  addDiscovered,
  rowsOfFirstChart,
  shownService,
  waitForRows,
  waitForServiceState,
} from './steps.ts';
import { expect, test } from './test.ts';

test('two services stay connected, and a click or a number key switches between them', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'one' });
  const two = await services.start({ name: 'two', attach: true });
  await devtools.open(site.url);
  await addDiscovered(panel, 'one');
  await waitForServiceState(panel, 'one', 'live');
  await addByAddress(panel, two.address);
  await waitForServiceState(panel, 'two', 'live');
  await waitForRows(panel, 5);
  expect(await shownService(panel)).toBe('two');

  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'one');
  await waitForRows(panel, 5);
  // What the hidden service sent in the meantime is there at once: more rows than one second could bring.
  await panel.click('[data-testid="service"][data-service="two"]');
  await panel.waitForText('.toolbar h1', 'two');
  await waitForRows(panel, 5);
  expect(await rowsOfFirstChart(panel)).toBeGreaterThanOrEqual(5);
  await waitForServiceState(panel, 'one', 'live');

  // A form belongs to the service for which it was opened.
  await panel.click('[data-testid="edit-service"]');
  await panel.waitForText('[data-testid="profile-form"] h2', 'Edit two');
  await panel.click('[data-testid="service"][data-service="one"]');
  await panel.waitForText('.toolbar h1', 'one');
  expect(await panel.count('[data-testid="profile-form"]')).toBe(0);
});
