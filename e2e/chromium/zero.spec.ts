import type { ChartKind } from '../../shared/charts.ts';
import type { Panel } from '../devtools/devtools.ts';
import type { ScriptedChart } from '../scripted/charts.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const KINDS = ['area', 'bars', 'heatmap'] as const;
const VALUES = { zero: 0, absent: Number.NaN, some: 3 };

test('zeros are drawn as nothing, and a chart of nothing else can be left out', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const charts = KINDS.flatMap((kind) =>
    Object.entries(VALUES).map(([name, value]) => chart(`${kind}-${name}`, kind, value)),
  );
  const service = await scripted({ name: 'idle', charts, events: false, live: false });
  await devtools.open(site.url);
  await devtools.resize(1600, 1400);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.press('p');
  await waitForFrozen(panel);
  await panel.hover('.toolbar h1');

  for (const kind of KINDS) {
    const nothing = await colorsOf(panel, `${kind}-absent`);
    await expect.poll(() => colorsOf(panel, `${kind}-zero`), kind).toEqual(nothing);
    expect(await colorsOf(panel, `${kind}-some`)).not.toEqual(nothing);
  }

  await panel.click('[data-testid="menu-filter"]');
  await panel.click('[data-testid="menu-item-hide-empty"]');
  await panel.waitFor(() => !document.querySelector('[data-chart$="-zero"], [data-chart$="-absent"]'));
  expect(await panel.count('.chart[data-chart$="-some"]')).toBe(KINDS.length);
});

function chart(id: string, kind: ChartKind, value: number): ScriptedChart {
  const bounds = kind === 'heatmap' ? { bounds: [0, 1, 2] } : {};
  return {
    id,
    title: id,
    unit: '{thing}',
    kind,
    group: 'all',
    ...bounds,
    series: ['first', 'second'].map((label) => ({ id: `${id}.${label}`, label })),
    value: () => value,
  };
}

/** The colours within the axes of a chart, in a fixed order. */
function colorsOf(panel: Panel, id: string): Promise<string[]> {
  return panel.evaluate((chart) => {
    const plot = document.querySelector(`[data-chart="${chart}"] .u-over`)?.getBoundingClientRect();
    const canvas = document.querySelector<HTMLCanvasElement>(`[data-chart="${chart}"] canvas`);
    const context = canvas?.getContext('2d');
    if (!plot || !canvas || !context) return [];
    const corner = canvas.getBoundingClientRect();
    const pixels = context.getImageData(
      (plot.left - corner.left) * devicePixelRatio,
      (plot.top - corner.top) * devicePixelRatio,
      plot.width * devicePixelRatio,
      plot.height * devicePixelRatio,
    ).data;
    const colors = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4) colors.add(pixels.slice(at, at + 4).join());
    return [...colors].sort();
  }, id);
}
