import { helloText, historyFrame, startScriptedAgent } from '../agents.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

test('Enter shows and hides a series of the legend, with Alt it alone', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  const chart = {
    id: 'three',
    title: 'Three',
    unit: '1',
    kind: 'lines' as const,
    group: 'all',
    series: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
  };
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('keyed', [chart]));
    socket.send(historyFrame(3, 20));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 20);
  const waitForPressed = (...pressed: boolean[]) =>
    panel.waitFor((wanted) => {
      const buttons = [...document.querySelectorAll('[data-testid="series"]')];
      return buttons.map((button) => button.getAttribute('aria-pressed')).join() === wanted;
    }, pressed.join());

  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-series="b"]')?.focus());
  await panel.press('Enter');
  await waitForPressed(true, false, true);
  await panel.press('Enter');
  await waitForPressed(true, true, true);
  await panel.press('Alt+Enter');
  await waitForPressed(false, true, false);
  await devtools.reload();
  await waitForRows(panel, 20);
  await waitForPressed(false, true, false);
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-series="b"]')?.focus());
  await panel.press('Alt+Enter');
  await waitForPressed(true, true, true);
  await agent.close();
});
