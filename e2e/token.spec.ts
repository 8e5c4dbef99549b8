import { addByAddress, addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a wrong token is refused with what to do, and the right one connects', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'guarded', attach: true, token: 'the right one' });
  await devtools.open(site.url);
  await addByAddress(panel, `${service.address}#token=wrong`);
  await waitForState(panel, 'token');
  expect(await panel.count('[data-testid="chart"]')).toBe(0);

  await panel.click('[data-testid="trouble-edit"]');
  await panel.fill('[data-testid="profile-form"] input[name="token"]', 'the right one');
  await panel.click('[data-testid="save"]');
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
});

test('a discovered agent that needs a token asks for it', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'locked', token: 'secret' });
  await devtools.open(site.url);
  await addDiscovered(panel, '');
  await panel.fill('[data-testid="profile-form"] input[name="token"]', 'secret');
  await panel.click('[data-testid="save"]');
  await waitForState(panel, 'live');
  expect(await panel.text('.toolbar h1')).toBe('locked');
});
