import { helloText, historyFrame, startScriptedAgent } from './agents.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';

test('a chart tells in words what it shows', async ({ devtools, site }) => {
  const { panel } = devtools;
  const chart = {
    id: 'memory',
    title: 'Process memory',
    unit: 'By',
    kind: 'lines' as const,
    group: 'memory',
    series: [
      { id: 'rss', label: 'resident' },
      { id: 'process.limit', label: 'limit' },
    ],
  };
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('told-of', [chart]));
    socket.send(historyFrame(2, 100));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 100);
  const plot = '[data-testid="chart"] [role="img"]';
  const told = () => panel.attribute(plot, 'aria-label');
  const pollTold = () => expect.poll(told, { timeout: 15_000 });
  await pollTold().toBe('Process memory. resident 99 B, lowest 0 B, highest 99 B.');
  await panel.click('[data-testid="series"][data-series="process.limit"]');
  // Not at once: whoever listens must not be interrupted.
  await pollTold().toContain('limit 99 B');
  await agent.close();
});
