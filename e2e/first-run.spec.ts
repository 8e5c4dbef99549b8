import { addDiscovered, shownService, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a running agent is found, added with one click, and its charts move', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForText('[data-testid="first-run"]', "import { listen } from 'procscope';");
  expect(await panel.count('[data-testid="discovered-add"][data-service="newcomer"]')).toBe(0);

  await services.start({ name: 'newcomer' });
  await addDiscovered(panel, 'newcomer');
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  const before = Number(await panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  await panel.waitFor(
    (span) => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) > span,
    before,
  );
  expect(await shownService(panel)).toBe('newcomer');
  expect(await panel.count('[data-testid="first-run"]')).toBe(0);
  for (const group of ['memory', 'gc', 'event loop', 'cpu', 'resources', 'system']) {
    expect(await panel.count(`[data-testid="group"][data-group="${group}"]`), group).toBe(1);
  }
});
