import type { ChartDescription } from '../shared/charts.ts';
import { helloText, historyFrame, startScriptedAgent } from './agents.ts';
import { addByAddress, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

const chart = (title: string, label: string): ChartDescription => ({
  id: 'odd',
  title,
  unit: '1',
  kind: 'lines',
  group: title,
  help: title,
  series: [{ id: '__proto__', label }],
});

test('markup in titles and labels is shown as text', async ({ devtools, site }) => {
  const { panel } = devtools;
  const markup = '<img src=x onerror="document.body.dataset.hacked=1"><b>bold</b>';
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText(markup, [chart(markup, markup)]));
    socket.send(historyFrame(1, 20));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 20);
  expect(await panel.text('[data-testid="chart"] h3')).toBe(markup);
  expect(await panel.text('[data-testid="series"] .label')).toBe(markup);
  expect(await panel.text('.toolbar h1')).toBe(markup);
  expect(await panel.count('img, b')).toBe(0);
  expect(await panel.evaluate(() => document.body.dataset.hacked ?? '')).toBe('');
  await agent.close();
});

const cases = [
  {
    what: 'ten megabytes of text',
    state: 'protocol',
    says: 'is larger than',
    talk: () => helloText('big', [chart('x'.repeat(10_000_000), 'label')]),
  },
  {
    what: 'another version of the protocol',
    state: 'version',
    says: 'version 2',
    talk: () => helloText('future', [chart('title', 'label')], { version: 2 }),
  },
  { what: 'text that is not JSON', state: 'protocol', says: 'not valid JSON', talk: () => 'hello' },
  {
    what: 'a frame of the wrong size',
    state: 'protocol',
    says: 'shorter than its header',
    talk: () => new Uint8Array(3),
  },
] as const;

for (const { what, state, says, talk } of cases) {
  test(`an agent that sends ${what} is told of, and the panel stays usable`, async ({ devtools, site, services }) => {
    const { panel } = devtools;
    const agent = await startScriptedAgent((socket) => socket.send(talk()));
    await devtools.open(site.url);
    await addByAddress(panel, agent.address);
    await waitForState(panel, state);
    await panel.waitForText('[data-testid="trouble"]', says);
    const good = await services.start({ name: 'good', attach: true });
    await addByAddress(panel, good.address);
    await waitForState(panel, 'live');
    await agent.close();
  });
}

test('a server that is no agent is told of', async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await addByAddress(panel, site.url);
  await waitForState(panel, 'foreign');
  await panel.waitForText('[data-testid="trouble"]', 'not a Procscope agent');
});
