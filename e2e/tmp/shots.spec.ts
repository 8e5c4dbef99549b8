import { addByAddress, waitForServiceState } from '../steps.ts';
import { test } from '../test.ts';
import { startActor } from './scene.ts';

test('shots', async ({ devtools, site }) => {
  const { panel } = devtools;
  const actors = [
    { name: 'cart', agent: await startActor('cart', 0) },
    { name: 'checkout-service', agent: await startActor('checkout-service', 1, { gap: true }) },
    { name: 'search', agent: await startActor('search', 2, { rows: 200 }) },
    { name: 'mailer', agent: await startActor('mailer', 3, { rows: 90 }) },
  ];
  await devtools.open(site.url);
  for (const { name, agent } of actors) {
    await addByAddress(panel, agent.address);
    await waitForServiceState(panel, name, 'live');
  }
  await panel.press('1');
  const shot = async (name: string) => {
    await new Promise((r) => setTimeout(r, 400));
    await devtools.screenshot(`/tmp/compare-shots/${name}.png`);
  };
  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison-chooser"]');
  await shot('chooser-550-light');
  await panel.click('[data-testid="candidate"][data-entry="checkout-service"]');
  await panel.press('Enter');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  await panel.waitForSelector('[data-testid="comparison-chart"] canvas');
  await shot('two-550-light');
  await panel.hover('[data-testid="comparison-chart"] .u-over', { x: 0.6, y: 0.5 });
  await shot('two-550-light-cursor');
  await devtools.setTheme('dark');
  await shot('two-550-dark');
  await devtools.resize(1600, 900);
  await shot('two-1600-dark');
  await devtools.setTheme('light');
  await shot('two-1600-light');
  for (const name of ['x', 'y']) {
    await panel.click('[data-testid="menu-compare-add"]');
    if (name === 'x') await shot('menu-1600-light');
    await panel.press('Enter');
  }
  await panel.waitForSelector('[data-testid="comparison"][data-services="4"]');
  await shot('four-1600-light');
  await panel.click('[data-testid="align-start"]');
  await panel.hover('[data-testid="comparison-chart"] .u-over', { x: 0.2, y: 0.5 });
  await panel.click('[data-testid="parts"]');
  await shot('four-1600-light-start');
  await devtools.setTheme('dark');
  await devtools.resize(560, 900);
  await shot('four-550-dark-start');
  await panel.click('[data-testid="align-clock"]');
  await shot('four-550-dark');
  await devtools.resize(560, 350);
  await shot('four-350high-dark');
  await devtools.resize(280, 600);
  await shot('four-280-dark');
  for (const { agent } of actors) await agent.close();
});
