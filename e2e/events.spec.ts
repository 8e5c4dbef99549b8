import { helloText, historyFrame, startScriptedAgent } from './agents.ts';
import { addByAddress, addDiscovered, findAtCursor, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a blocked event loop and a garbage collection are told of where they happened', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'eventful' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'eventful');
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 5);
  await service.order('block', 400);
  await service.order('collect');
  await waitForRows(panel, (await rowsOfFirstChart(panel)) + 5);
  await panel.click('[data-testid="pause"]');
  await findAtCursor(panel, 'stall of');
  await findAtCursor(panel, 'GC');
});

test('a clock that was set back is told of, and new samples take the place of old ones', async ({ devtools, site }) => {
  const { panel } = devtools;
  const chart = {
    id: 'c',
    title: 'A chart',
    unit: '1',
    kind: 'lines' as const,
    group: 'all',
    series: [{ id: 's', label: 's' }],
  };
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('traveller', [chart]));
    socket.send(historyFrame(1, 60));
    // Half a minute back: of the sixty rows, the newest thirty are now in the future.
    socket.send(JSON.stringify({ type: 'clock', epoch: 1 }));
    socket.send(historyFrame(1, 1, -30_000));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForState(panel, 'live');
  await waitForRows(panel, 30);
  expect(await rowsOfFirstChart(panel)).toBeLessThanOrEqual(32);
  await agent.close();
});
