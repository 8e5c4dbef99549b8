import { encodeFrame } from '../shared/frame.ts';
import { helloText, startScriptedAgent } from './agents.ts';
import { addByAddress, rowsOfFirstChart, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';

const INTERVAL_MS = 100;
const ROWS = 36_000;
/** Half an hour ago, in one sample of a tenth of a second. */
const SPIKE_ROW = ROWS / 2;

test('an hour at ten samples a second is drawn in few rows, and keeps its spike', async ({ devtools, site }) => {
  const { panel } = devtools;
  const chart = {
    id: 'queue',
    title: 'Queue',
    unit: '{job}',
    kind: 'lines' as const,
    group: 'work',
    series: [{ id: 'jobs', label: 'jobs' }],
  };
  const agent = await startScriptedAgent((socket) => {
    socket.send(helloText('busy', [chart], { intervalMs: INTERVAL_MS, historySeconds: 3600 }));
    const last = Date.now();
    const values = Float64Array.from({ length: ROWS * 2 }, (_, index) => {
      const row = index >> 1;
      if (index % 2 === 0) return last - (ROWS - 1 - row) * INTERVAL_MS;
      return row === SPIKE_ROW ? 5000 : 1;
    });
    socket.send(encodeFrame({ schema: 1, history: true, last: true, columns: 1, rows: ROWS, values }));
  });
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 1000);
  await panel.click('[data-testid="window-60"]');
  await panel.waitFor(() => Number(document.querySelector<HTMLElement>('[data-testid="chart"]')?.dataset.rows) < 1000);
  expect(await rowsOfFirstChart(panel)).toBeGreaterThan(300);

  const series = '[data-testid="series"]';
  const places = Array.from({ length: 21 }, (_, index) => 0.49 + index * 0.001);
  await expect
    .poll(async () => {
      for (const x of places) {
        await panel.hover('[data-testid="chart"] .u-over', { x, y: 0.5 });
        const title = await panel.attribute(series, 'title');
        if (title?.includes('mean of 10 s, 1 to 5 k')) return true;
      }
      return false;
    }, 'the spike, under the cursor in the middle of the hour')
    .toBe(true);
  expect(await panel.text(`${series} .value`)).toBe('51');
  await agent.close();
});
