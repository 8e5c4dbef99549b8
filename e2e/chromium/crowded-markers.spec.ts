import type { Panel } from '../devtools/devtools.ts';
import type { ScriptedChart } from '../scripted/charts.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const CHART: ScriptedChart = {
  id: 'level',
  title: 'Level',
  unit: '1',
  kind: 'lines',
  group: 'all',
  series: [{ id: 'level.now', label: 'now' }],
  value: (_, time) => 0.5 + Math.sin(time / 500_000) / 2,
};

test('events that are many do not hide the data, on a chart and on the minimap', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  // A stall each 33 seconds and a mark a minute, so that they would lie side by side.
  const service = await scripted({ name: 'crowded', charts: [CHART], historySeconds: 6 * 3600, live: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.click('[data-testid="window-60"]');
  for (let presses = 0; presses < 3; presses++) await panel.press('-');
  await panel.press('p');
  await waitForFrozen(panel);
  await panel.hover('.toolbar h1');

  const toggle = async () => {
    for (const kind of ['stall', 'mark']) await panel.click(`[data-testid="marker-${kind}"]`);
  };
  const first = await settled(panel);
  await toggle();
  await expect.poll(async () => (await settled(panel)).edges).not.toEqual(first.edges);
  const without = await settled(panel);
  await toggle();
  await expect.poll(async () => (await settled(panel)).edges).not.toEqual(without.edges);
  expect((await settled(panel)).middles).toEqual(without.middles);
});

/** What the chart and the minimap show: the half of each canvas in which the data is, and its upper edge. */
async function settled(panel: Panel): Promise<{ middles: string[]; edges: string[] }> {
  let last: { middles: string[]; edges: string[] } = { middles: [], edges: [] };
  await expect
    .poll(async () => {
      const before = JSON.stringify(last);
      last = await panel.evaluate(() => {
        const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.plot canvas, .map canvas')];
        const part = (canvas: HTMLCanvasElement, from: number, to: number) => {
          const pixels = canvas.getContext('2d')?.getImageData(0, from, canvas.width, to - from).data ?? [];
          let hash = 0;
          for (const value of pixels) hash = (hash * 31 + value) | 0;
          return String(hash);
        };
        return {
          middles: canvases.map((canvas) =>
            part(canvas, Math.ceil(canvas.height * 0.55), Math.floor(canvas.height * 0.75)),
          ),
          edges: canvases.map((canvas) => part(canvas, 0, Math.floor(canvas.height * 0.55))),
        };
      });
      return before === JSON.stringify(last);
    })
    .toBe(true);
  return last;
}
