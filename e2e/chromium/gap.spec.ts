import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const VALUE = '.chart[data-chart="memory.process_memory"] [data-testid="series"] .value';
const PLOT = '[data-testid="chart"] .u-over';

test('a time without samples is a gap, and has no value under the cursor', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  // From a fifth to three fifths of the view of five minutes.
  const gaps = [{ fromSecondsAgo: 240, toSecondsAgo: 120 }];
  const service = await scripted({ name: 'gappy', gaps, events: false, live: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.press('p');
  await waitForFrozen(panel);
  const valueAt = async (x: number) => {
    await panel.hover(PLOT, { x, y: 0.5 });
    return panel.text(VALUE);
  };
  await expect.poll(() => valueAt(0.1)).toMatch(/MiB$/);
  for (const x of [0.33, 0.4, 0.47]) await expect.poll(() => valueAt(x)).toBe('–');
  await panel.waitForText('[data-testid="cursor-bar"]', 'no sample for');
  await expect.poll(() => valueAt(0.8)).toMatch(/MiB$/);
});
