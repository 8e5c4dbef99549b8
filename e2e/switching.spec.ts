import { addByAddress, addDiscovered, shownService, waitForRows, waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

test('two services stay connected, and a click or a number key switches between them', async ({
  devtools,
  site,
  services,
  scripted,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'one' });
  // Has a second of history to give: what is seen of its past beyond that was held by the panel.
  const two = await scripted({ name: 'two', historySeconds: 1, intervalMs: 250 });
  await devtools.open(site.url);
  await addDiscovered(panel, 'one');
  await waitForServiceState(panel, 'one', 'live');
  await addByAddress(panel, two.address);
  await waitForServiceState(panel, 'two', 'live');
  await waitForRows(panel, 5);
  expect(await shownService(panel)).toBe('two');

  // What it has sent before and meanwhile is there with the first picture.
  const rowsAtOnce = async () => {
    await panel.press('1');
    await panel.waitForText('.toolbar h1', 'one');
    return panel.evaluate(clickAndReadRows, '[data-testid="service"][data-service="two"]');
  };
  await expect.poll(rowsAtOnce).toBeGreaterThan(15);
  await waitForServiceState(panel, 'one', 'live');

  // A form belongs to the service for which it was opened.
  await panel.click('[data-testid="edit-service"]');
  await panel.waitForText('[data-testid="profile-form"] h2', 'Edit two');
  await panel.click('[data-testid="service"][data-service="one"]');
  await panel.waitForText('.toolbar h1', 'one');
  expect(await panel.count('[data-testid="profile-form"]')).toBe(0);
});

/** Clicks a service, and tells how many rows its first chart has when it is first drawn. Runs in the browser. */
async function clickAndReadRows(service: string): Promise<number> {
  const entry = document.querySelector<HTMLElement>(service);
  entry?.click();
  for (let frame = 0; frame < 100; frame++) {
    await new Promise(requestAnimationFrame);
    const isShown = document.querySelector('.toolbar h1')?.textContent === entry?.dataset.service;
    const rows = Number(document.querySelector<HTMLElement>('[data-testid="chart"]')?.dataset.rows);
    if (isShown && rows > 0) return rows;
  }
  return 0;
}
