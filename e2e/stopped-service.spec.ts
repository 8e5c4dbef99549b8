import { addByAddress, addDiscovered, waitForRows, waitForServiceState, waitForState } from './steps.ts';
import { test } from './test.ts';

test('a process that is stopped is shown as silent and goes on by itself', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'sleeper' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'sleeper');
  await waitForRows(panel, 5);
  service.pause();
  await waitForState(panel, 'silent');
  service.resume();
  await waitForState(panel, 'live');
});

test('thirty services that are down and one in a breakpoint do not keep others from connecting', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const stopped = await services.start({ name: 'stopped', attach: true });
  const alive = await services.start({ name: 'alive', attach: true });
  stopped.pause();
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  // Ports from 1 on are reserved and closed; each is a service that is down.
  const urls = [
    ...Array.from({ length: 30 }, (_, index) => `ws://127.0.0.1:${20_001 + index}/debug/procscope`),
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
  // One more is connected as fast as ever after all those failures.
  const late = await services.start({ name: 'late', attach: true });
  await addByAddress(panel, late.address);
  await waitForServiceState(panel, 'late', 'live');
  stopped.resume();
  await waitForServiceState(panel, 'stopped', 'live');
});
