import type { ChartDescription } from '../../shared/charts.ts';
import { helloText, historyFrame, startScriptedAgent } from '../agents.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const UTILIZATION = 'nodejs.eventloop.utilization';
const chart: ChartDescription = {
  id: UTILIZATION,
  title: 'Utilization',
  unit: '1',
  kind: 'lines',
  group: 'event loop',
  series: [{ id: UTILIZATION, label: 'utilization' }],
};

test('figures follow the cursor', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  // Its values are 0 to 59, so that each tells where it stands.
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('pointed-at', [chart]));
    socket.send(historyFrame(1, 60));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 30);
  const value = async () => Number.parseFloat(await panel.text('[data-testid="figure"] .figure-value')) / 100;
  expect(await value()).toBeGreaterThan(50);
  await panel.hover('[data-testid="chart"] .u-over', { x: 0.25, y: 0.5 });
  await expect.poll(value).toBeLessThan(20);
  expect(await value()).toBeGreaterThan(10);
  await panel.hover('[data-testid="status"]');
  await expect.poll(value).toBeGreaterThan(50);
  await agent.close();
});
