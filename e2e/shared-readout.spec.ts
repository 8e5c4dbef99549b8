import { helloText, historyFrame, startScriptedAgent } from './agents.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';

const KINDS = ['lines', 'area', 'bars', 'bands', 'heatmap'] as const;

test('every chart in view tells its values at the cursor, whichever chart the mouse is on', async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  const charts = KINDS.map((kind) => ({
    id: kind,
    title: kind,
    unit: '{thing}',
    kind,
    group: 'all',
    series: [{ id: `${kind}.series`, label: kind }],
    ...(kind === 'heatmap' ? { bounds: [1, 10] } : {}),
  }));
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('pointed-at', charts));
    // The value of every series is the number of its row.
    socket.send(historyFrame(charts.length, 200));
  });
  await devtools.open(site.url);
  await devtools.resize(1200, 900);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 200);
  expect(await panel.evaluate(readAll)).toEqual(KINDS.map(() => '199'));

  for (const chart of ['bars', 'heatmap']) {
    await panel.hover(`[data-chart="${chart}"] .u-over`, { x: 0.6, y: 0.5 });
    await panel.waitFor(() => document.querySelector('[data-testid="series"] .value')?.textContent !== '199');
    const readings = await panel.evaluate(readAll);
    expect(Number(readings[0])).toBeGreaterThan(0);
    expect(new Set(readings).size).toBe(1);
    await panel.hover('.toolbar h1');
    await panel.waitFor(() => document.querySelector('[data-testid="series"] .value')?.textContent === '199');
  }
  await agent.close();
});

/** What the legend of each chart tells. */
function readAll(): (string | null)[] {
  return [...document.querySelectorAll<HTMLElement>('[data-testid="chart"]')].map((chart) => {
    const total = chart.querySelector<HTMLElement>('[data-testid="heatmap-total"]')?.dataset.total;
    return total ?? chart.querySelector('[data-testid="series"] .value')?.textContent ?? null;
  });
}
