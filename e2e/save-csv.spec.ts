import { catchSaves, chooseOfChart, chooseOfMenu, openWithService, saved } from './layout-steps.ts';
import { expect, test } from './test.ts';

test('what is in view of a chart, or of all, is saved as CSV', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'tabulated');
  await catchSaves(panel);
  await chooseOfChart(panel, 'process.memory', 'csv');
  const one = await saved(panel);
  expect(one.name).toMatch(/^procscope-tabulated-process\.memory-\d{8}-\d{6}\.csv$/);
  const [heading, ...rows] = one.text.trimEnd().split('\r\n');
  expect(heading).toMatch(/^time,resident \(By\),/);
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,\d{7,},/);

  await panel.evaluate(() => delete document.documentElement.dataset.saved);
  await chooseOfMenu(panel, 'more', 'csv-all');
  const all = await saved(panel);
  expect(all.name).toMatch(/^procscope-tabulated-\d{8}-\d{6}\.csv$/);
  expect(all.text.split('\r\n')[0]).toContain('Process memory: resident (By)');
  expect(all.text.split('\r\n')[0]).toContain('Event loop delay: p99 (s)');
});
