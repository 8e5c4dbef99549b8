import { listedNames } from '../profile-steps.ts';
import { addByAddress, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

const MOST = 6;

test('a seventh service is not added to a comparison, and the panel says why', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  const names = Array.from({ length: MOST + 1 }, (_, index) => `service-${index + 1}`);
  for (const name of names) {
    const service = await scripted({ name, historySeconds: 60, events: false });
    await addByAddress(panel, service.address);
    await waitForServiceState(panel, name, 'live');
  }
  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'service-1');
  expect(await listedNames(panel)).toEqual(names);

  const entry = (name: string) => `[data-testid="service"][data-service="${name}"]`;
  for (const [index, name] of names.slice(1, MOST).entries()) {
    await panel.click(entry(name), { modifiers: ['Control'] });
    await panel.waitForSelector(`[data-testid="comparison"][data-services="${index + 2}"]`);
  }
  await panel.click(entry(`service-${MOST + 1}`), { modifiers: ['Control'] });
  await panel.waitForText('[data-testid="feedback"]', `“service-${MOST + 1}” was not added`);
  expect(await panel.attribute('[data-testid="comparison"]', 'data-services')).toBe(String(MOST));

  // Once one is out, there is room.
  await panel.click(entry('service-2'), { modifiers: ['Control'] });
  await panel.waitForSelector(`[data-testid="comparison"][data-services="${MOST - 1}"]`);
  await panel.click(entry(`service-${MOST + 1}`), { modifiers: ['Control'] });
  await panel.waitForSelector(`[data-testid="comparison"][data-services="${MOST}"]`);
});
