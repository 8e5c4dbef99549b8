import { addByAddress, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('a service that is added in one DevTools window appears in the other', async ({ devtools, site, scripted }) => {
  const service = await scripted({ name: 'shared' });
  await devtools.open(site.url);
  const second = await devtools.openSecond(site.url);
  await addByAddress(devtools.panel, service.address);
  await waitForServiceState(second.panel, 'shared', 'live');
  expect(service.clients()).toBe(2);
  await second.close();
  await expect.poll(service.clients).toBe(1);
});
