import { closedPorts, startMute } from './ports.ts';
import { addByAddress, addDiscovered, waitForRows, waitForServiceState, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a process that is stopped is shown as silent and goes on by itself', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'sleeper' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'sleeper');
  await waitForRows(panel, 5);
  service.pause();
  await waitForState(panel, 'silent');
  // Told by more than its colour: a triangle, where a service that is well has a circle.
  const dot = () =>
    panel.evaluate(() => {
      const mark = document.querySelector('[data-testid="service-dot"]');
      return mark && getComputedStyle(mark).clipPath;
    });
  expect(await dot()).toMatch(/^polygon/);
  service.resume();
  await waitForState(panel, 'live');
  await expect.poll(dot).toBe('none');
});

test('thirty services that are down and some that never answer do not keep others from connecting', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const mute = await startMute();
  const stopped = await services.start({ name: 'stopped', attach: true });
  const alive = await services.start({ name: 'alive', attach: true });
  stopped.pause();
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  const urls = [
    ...(await closedPorts(30)).map((port) => `ws://127.0.0.1:${port}/debug/procscope`),
    mute.address,
    stopped.address,
    alive.address,
  ];
  await panel.evaluate(
    (list) =>
      chrome.storage.local.set({
        profiles: { version: 1, profiles: list.map((url, index) => ({ id: `p${index}`, name: '', url, color: 0 })) },
      }),
    urls,
  );
  await devtools.reload();
  await waitForServiceState(panel, 'alive', 'live');
  const late = await services.start({ name: 'late', attach: true });
  await addByAddress(panel, late.address);
  await waitForServiceState(panel, 'late', 'live');

  // In Firefox a single handshake that nobody answers blocks all others to the address, so there must not be one.
  await expect.poll(() => mute.heard()).toContain('GET /debug/procscope');
  expect(mute.heard().toLowerCase()).not.toContain('upgrade: websocket');
  stopped.resume();
  await waitForServiceState(panel, 'stopped', 'live');
  await mute.close();
});
