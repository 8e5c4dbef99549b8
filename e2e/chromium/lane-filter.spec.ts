import type { Panel } from '../devtools/devtools.ts';
import { addPage, pageOf, requestsInView, startPage, waitForRequest } from '../lane-steps.ts';
import { expect, test } from '../test.ts';

const pathsOf = (texts: readonly string[]) => texts.map((text) => text.replace(/ at .*/, '')).toSorted();

const paths = async (panel: Panel) => pathsOf(await requestsInView(panel));

/** In milliseconds, as a request is told to have taken. */
function tookMs(text: string): number {
  const [, length = '0', unit] = /([\d.]+) (ms|s)\b/.exec(text) ?? [];
  return Number(length) * (unit === 's' ? 1000 : 1);
}

/** Opens the menu and takes one of its lines. */
async function choose(panel: Panel, line: string): Promise<void> {
  await panel.click('[data-testid="menu-lane-filter"]');
  await panel.click(`[data-testid="menu-item-lane-${line}"]`);
}

test('requests are filtered by words, outcome, type, how long they took and who served them', async ({
  devtools,
  services,
  site,
}) => {
  const { panel, page } = devtools;
  const service = await startPage(services, 'filtered');
  await devtools.open(pageOf(service));
  await addPage(panel, service);
  await page.evaluate(async (foreign) => {
    for (const path of ['/slow', '/missing', '/broken', '/small?apple']) await fetch(path);
    await fetch(`${foreign}foreign`, { mode: 'no-cors' });
    await new Promise((resolve) => {
      const image = new Image();
      image.onerror = resolve;
      image.src = '/small?image';
    });
  }, site.url);
  await waitForRequest(panel, '/small?image');
  await waitForRequest(panel, '/foreign');
  const all = await paths(panel);

  await panel.fill('[data-testid="lane-text"]', 'SMALL apple');
  await expect.poll(() => paths(panel)).toEqual(['GET /small?apple']);
  await panel.waitForText('[data-testid="lane-count"]', `1 of ${all.length}`);
  await panel.click('[data-testid="lane-clear"]');
  await expect.poll(() => paths(panel)).toEqual(all);
  expect(await panel.count('[data-testid="lane-clear"]')).toBe(0);

  await choose(panel, 'outcome-client-error');
  await expect.poll(() => paths(panel)).toEqual(['GET /missing']);
  await choose(panel, 'outcome-server-error');
  await expect.poll(() => paths(panel)).toEqual(['GET /broken']);
  await choose(panel, 'outcome-any');
  await choose(panel, 'type-image');
  await expect.poll(() => paths(panel)).toEqual(['GET /small?image']);
  await choose(panel, 'type-any');
  await expect.poll(() => paths(panel)).toEqual(all);
  // On a busy machine it need not be the only one.
  const slow = pathsOf((await requestsInView(panel)).filter((text) => tookMs(text) >= 100));
  expect(slow).toContain('GET /slow');
  await choose(panel, 'time-100');
  await expect.poll(() => paths(panel)).toEqual(slow);
  await choose(panel, 'time-any');
  await choose(panel, 'own');
  await expect.poll(() => paths(panel)).toEqual(all.filter((text) => text !== 'GET /foreign'));

  await panel.fill('[data-testid="lane-text"]', 'nowhere');
  await panel.waitForText('[data-testid="lane-note"]', 'No request matches');
  // While somebody types, keys are letters.
  await panel.press('n');
  await panel.waitFor(
    () => document.querySelector<HTMLInputElement>('[data-testid="lane-text"]')?.value === 'nowheren',
  );
  expect(await panel.count('[data-testid="requests"]')).toBe(1);
});
