import { addDiscovered, waitForRows } from '../steps.ts';
import { test } from '../test.ts';
import { expectAccessible } from './axe.ts';

test('axe finds nothing serious on the way from the first run to live charts', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'accessible' });
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="discovered-add"][data-service="accessible"]');
  await expectAccessible(panel, 'the first run');
  await addDiscovered(panel, 'accessible');
  await waitForRows(panel, 3);
  await expectAccessible(panel, 'live charts');
});
