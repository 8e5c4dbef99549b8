import { addDiscovered, shownService, waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

const dot = (service: string, tone: string) =>
  `[data-testid="service"][data-service="${service}"] [data-testid="service-dot"][data-tone="${tone}"]`;

test('trouble in a service that is not shown is seen in the list', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const hidden = await services.start({ name: 'hidden' });
  await services.start({ name: 'shown' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'hidden');
  await waitForServiceState(panel, 'hidden', 'live');
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'shown');
  await panel.waitForSelector(dot('shown', 'fine'));
  await panel.waitForSelector(dot('hidden', 'fine'));

  await hidden.order('block', 2500);
  await panel.waitForSelector(dot('hidden', 'bad'));
  expect(await panel.attribute(dot('hidden', 'bad'), 'aria-label')).toMatch(/^Bad: loop delay p99 /);
  expect(await shownService(panel)).toBe('shown');
  await panel.waitForSelector(dot('shown', 'fine'));

  await hidden.kill();
  await panel.waitForSelector(`${dot('hidden', 'unknown')}.bad`);
});
