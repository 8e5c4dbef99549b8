import { compareTwo } from '../comparison-steps.ts';
import { catchSaves, saved } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

test('a chart of a comparison is saved with a column for each service and series', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await compareTwo({ devtools, site, scripted });
  await panel.waitFor(() => {
    const chart = document.querySelector<HTMLElement>('[data-testid="comparison-chart"]');
    return (chart?.dataset.values ?? '').split(' ').every((count) => Number(count) > 50);
  });
  await catchSaves(panel);
  await panel.click('[data-testid="comparison-chart"] [data-testid="menu-chart"]');
  await panel.click('[data-testid="menu-item-csv"]');
  const { name, text } = await saved(panel);
  expect(name).toMatch(/^procscope-two-one-.*\.csv$/);
  const [heading, ...rows] = text.trimEnd().split('\r\n');
  expect(heading).toContain('two: rss (By)');
  expect(heading).toContain('one: heap used (By)');
  expect(rows.length).toBeGreaterThan(50);
});
