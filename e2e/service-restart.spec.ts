import { addDiscovered, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a killed service is shown as lost, with its charts, and taken up when it is back', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'mortal' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'mortal');
  await waitForRows(panel, 10);
  const pid = await panel.text('[data-testid="process"]');

  await service.kill();
  await waitForState(panel, 'lost');
  await panel.waitForSelector('[data-testid="trouble"][data-state="lost"] [data-testid="countdown"]');
  const held = await rowsOfFirstChart(panel);
  expect(held).toBeGreaterThanOrEqual(10);

  await service.restart();
  await waitForState(panel, 'live');
  await panel.waitFor((old) => document.querySelector('[data-testid="process"]')?.textContent !== old, pid);
  // The rows of the first life are still there, and new ones follow.
  await waitForRows(panel, held + 5);
  await panel.press('e');
  await panel.waitForText('[data-testid="event"][data-kind="moment"]', `restarted (pid ${service.pid})`);
});

test('a service that comes back on another port is followed there', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'wanderer' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'wanderer');
  await waitForState(panel, 'live');

  await service.kill();
  await waitForState(panel, 'lost');
  const elsewhere = service.port === 7594 ? 7575 : service.port + 1;
  await service.restart({ port: elsewhere });
  await waitForState(panel, 'live');
  await panel.waitFor(
    (port) => document.querySelector('.toolbar h1')?.getAttribute('title')?.includes(`:${port}/`),
    elsewhere,
  );
});
