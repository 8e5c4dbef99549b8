import { catchSaves, chooseOfChart, saved } from '../layout-steps.ts';
import type { ScriptedChart } from '../scripted/charts.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { viewLength, waitForFrozen } from '../view-range.ts';

const DAY_MS = 24 * 3_600_000;
const SECOND_MS = 1000;
/** Two thirds of a day ago, in one sample of a second. */
const SPIKE_AT = Math.floor((Date.now() - 16 * 3_600_000) / SECOND_MS) * SECOND_MS;
const DELAY = 'nodejs.eventloop.delay.p99';

const CHART: ScriptedChart = {
  id: 'nodejs.eventloop.delay',
  title: 'Event loop delay',
  unit: 's',
  kind: 'lines',
  group: 'event loop',
  series: [{ id: DELAY, label: 'p99' }],
  value: (_, time) => (time === SPIKE_AT ? 5 : 0.01),
};

test('a spike of one second is seen in a view of a day, in the figures, and in what is saved of it', {
  tag: '@all',
}, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'daily', charts: [CHART], historySeconds: DAY_MS / SECOND_MS, events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.click('[data-testid="window-60"]');
  for (let presses = 0; presses < 5; presses++) await panel.press('-');
  expect(await viewLength(panel)).toBe(DAY_MS);
  await panel.waitFor(() => {
    const plot = document.querySelector('[data-testid="chart"] .plot');
    return plot?.getAttribute('aria-label')?.includes('highest 5 s');
  });

  // In a view of a day a minute is narrower than a pixel; a closer look lets the cursor reach each.
  await panel.drag('[data-testid="chart"] .u-over', 1 / 3 - 0.015, 1 / 3 + 0.015);
  await waitForFrozen(panel);
  await panel.waitFor(() => Number(document.querySelector<HTMLElement>('[data-testid="chart"]')?.dataset.rows) < 100);
  const places = Array.from({ length: 50 }, (_, index) => 0.25 + index * 0.01);
  await expect
    .poll(async () => {
      for (const x of places) {
        await panel.hover('[data-testid="chart"] .u-over', { x, y: 0.5 });
        const title = await panel.attribute('[data-testid="series"]', 'title');
        if (title?.includes('mean of 60 s, 10 ms to 5 s')) return true;
      }
      return false;
    }, 'the spike, under the cursor')
    .toBe(true);
  expect(await panel.text('[data-testid="figure"][data-figure="loop-delay"] .figure-value')).toMatch(/^9\d\.\d ms$/);

  await catchSaves(panel);
  await chooseOfChart(panel, CHART.id, 'csv');
  const [heading, ...rows] = (await saved(panel)).text.trimEnd().split('\r\n');
  expect(heading).toBe('time,step (s),p99 (s),p99 lowest (s),p99 highest (s)');
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => row.endsWith(',0.009999999776482582,5'))).toHaveLength(1);
});
