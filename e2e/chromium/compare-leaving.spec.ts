import type { Panel } from '../devtools/devtools.ts';
import { addDiscovered, shownService, waitForRows, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('leaving a comparison brings the single service back', { tag: '@all' }, async ({ devtools, site, services }) => {
  const { panel } = devtools;
  for (const name of ['first', 'second']) await services.start({ name });
  await devtools.open(site.url);
  await addDiscovered(panel, 'first');
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'second');
  await waitForServiceState(panel, 'first', 'live');
  await waitForRows(panel, 3);

  await compare(panel, () => panel.click('[data-testid="compare-services"]'));
  await panel.click('[data-testid="comparison-done"]');
  await isSingle(panel, 'second');

  await compare(panel, () => panel.press('c'));
  await panel.press('c');
  await isSingle(panel, 'second');

  await compare(panel, () => panel.press('c'));
  await panel.press('1');
  await isSingle(panel, 'first');

  // With one taken out, there is nothing left to compare.
  await compare(panel, () => panel.press('c'));
  await panel.click('[data-testid="chip"][data-entry="first"] [data-testid="chip-remove"]');
  await isSingle(panel, 'second');
});

async function compare(panel: Panel, begin: () => Promise<void>): Promise<void> {
  await begin();
  await panel.waitForSelector('[data-testid="comparison-bar"]');
  await panel.waitForSelector('[data-testid="comparison-chart"] canvas');
  expect(await panel.count('[data-testid="chart"]')).toBe(0);
}

async function isSingle(panel: Panel, service: string): Promise<void> {
  await panel.waitForText('.toolbar h1', service);
  await waitForRows(panel, 3);
  expect(await shownService(panel)).toBe(service);
  expect(await panel.count('[data-testid="comparison-bar"]')).toBe(0);
  expect(await panel.count('[data-testid="comparison-chart"]')).toBe(0);
}
