import type { Panel } from '../devtools/devtools.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const PLOT = '[data-testid="chart"] .u-over';

test('a click during which the mouse moves a little is no zoom', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'trembling', events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  const width = await panel.evaluate((plot) => document.querySelector(plot)?.getBoundingClientRect().width ?? 0, PLOT);

  await panel.drag(PLOT, 0.5, 0.5 + 2 / width);
  await drawnAnew(panel);
  expect(await panel.count('[data-testid="pause"]')).toBe(1);

  await panel.drag(PLOT, 0.5, 0.5 + 40 / width);
  const { from, to } = await waitForFrozen(panel);
  expect((to - from) / 300_000).toBeCloseTo(40 / width, 1);
});

/** Waits until what has changed is on the page. */
function drawnAnew(panel: Panel): Promise<unknown> {
  return panel.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
