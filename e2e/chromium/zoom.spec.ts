import { addDiscovered, findAtCursor, rowsOfFirstChart, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('dragging zooms every chart, a double click returns to live', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'zoomed' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'zoomed');
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 20);
  const before = await rowsOfFirstChart(panel);

  await panel.drag('[data-testid="chart"] .u-over', 0.97, 0.995);
  await waitForState(panel, 'paused');
  await panel.waitFor((rows) => {
    const counts = [...document.querySelectorAll<HTMLElement>('[data-testid="chart"]')].slice(0, 2);
    return counts.every((chart) => Number(chart.dataset.rows) < rows);
  }, before);

  await panel.doubleClick('[data-testid="chart"] .u-over');
  await waitForState(panel, 'live');
  await waitForRows(panel, before);
});

test('the cursor is shared by all charts and tells the values under it', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'pointed-at' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'pointed-at');
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 10);
  await service.order('mark', 'a mark of the application');
  const rows = await rowsOfFirstChart(panel);
  await waitForRows(panel, rows + 3);
  await panel.click('[data-testid="pause"]');
  await panel.hover('[data-testid="chart"] .u-over', { x: 0.5, y: 0.5 });
  const positions = await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.u-cursor-x')].slice(0, 2).map((line) => line.style.transform),
  );
  expect(positions).toHaveLength(2);
  expect(new Set(positions).size).toBe(1);

  await findAtCursor(panel, 'a mark of the application');
});
