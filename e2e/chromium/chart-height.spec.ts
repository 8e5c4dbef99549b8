import { helloText, historyFrame, startScriptedAgent } from '../agents.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

test('a chart fills the element that it stands in, also when that becomes higher or lower', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  const chart = {
    id: 'one',
    title: 'One',
    unit: '1',
    kind: 'lines' as const,
    group: 'all',
    series: [{ id: 'a', label: 'a' }],
  };
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('tall', [chart]));
    socket.send(historyFrame(1, 20));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 20);
  for (const height of [500, 80, 132]) {
    await panel.evaluate((pixels) => {
      const plot = document.querySelector<HTMLElement>('.plot');
      if (plot) plot.style.height = `${pixels}px`;
    }, height);
    await panel.waitFor(
      (pixels) => document.querySelector<HTMLElement>('.plot canvas')?.getBoundingClientRect().height === pixels,
      height,
    );
  }
  await agent.close();
});
