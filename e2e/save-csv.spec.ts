import { catchSaves, chooseOfChart, chooseOfMenu, openWithService, saved } from './layout-steps.ts';
import { waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { waitForFrozen } from './view-range.ts';

test('what is in view of a chart, or of all, is saved as CSV', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'tabulated');
  // Samples on either side of what is in view, which are not to be saved.
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 40);
  await panel.drag('[data-testid="chart"] .u-over', 0.92, 0.96);
  const { from, to } = await waitForFrozen(panel);
  const expectInView = (lines: readonly string[]) => {
    const times = lines.map((line) => Date.parse(line.slice(0, line.indexOf(','))));
    expect(times.length).toBeGreaterThanOrEqual(3);
    // The file has whole milliseconds.
    expect(Math.min(...times)).toBeGreaterThan(from - 1);
    expect(Math.max(...times)).toBeLessThanOrEqual(to);
    // Five come a second, so more than a second at the edges would be some that are missing.
    expect(Math.min(...times) - from).toBeLessThan(1000);
    expect(to - Math.max(...times)).toBeLessThan(1000);
  };

  await catchSaves(panel);
  await chooseOfChart(panel, 'process.memory', 'csv');
  const one = await saved(panel);
  expect(one.name).toMatch(/^procscope-tabulated-process\.memory-\d{8}-\d{6}\.csv$/);
  const [heading, ...rows] = one.text.trimEnd().split('\r\n');
  expect(heading).toMatch(/^time,resident \(By\),/);
  expectInView(rows);
  for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,\d{7,},/);

  await panel.evaluate(() => delete document.documentElement.dataset.saved);
  await chooseOfMenu(panel, 'more', 'csv-all');
  const all = await saved(panel);
  expect(all.name).toMatch(/^procscope-tabulated-\d{8}-\d{6}\.csv$/);
  const [headings, ...lines] = all.text.trimEnd().split('\r\n');
  expect(headings).toContain('Process memory: resident (By)');
  expect(headings).toContain('Event loop delay: p99 (s)');
  expectInView(lines);
});
