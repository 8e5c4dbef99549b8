import { compareTwo } from '../comparison-steps.ts';
import { waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('F over a chart of a comparison does nothing, then or later', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await compareTwo({ devtools, site, scripted });
  await panel.hover('[data-testid="comparison-chart"] .u-over');
  await panel.press('f');
  await panel.press('c');
  await waitForRows(panel, 100);
  expect(await panel.count('.chart.maximized')).toBe(0);
});
