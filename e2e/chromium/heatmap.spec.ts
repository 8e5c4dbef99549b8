import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen, waitForLive } from '../view-range.ts';

const CHART = '.chart[data-chart="gc.pauses"]';
const TOTAL = `${CHART} [data-testid="heatmap-total"]`;

test('a heatmap tells the bucket under the mouse by its logarithmic axis, and is dragged over to zoom', {
  tag: '@all',
}, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'hot', events: false });
  await devtools.open(site.url);
  await devtools.resize(1600, 1000);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.press('p');
  await waitForFrozen(panel);

  // From below 1 ms to 1 s in ten buckets, the lowest of which is as high as the next one: 3.3 decades.
  const decades = Math.log10(1 / 0.0005);
  const bucketAt = async (seconds: number) => {
    await panel.hover(`${CHART} .u-over`, { x: 0.5, y: 1 - Math.log10(seconds / 0.0005) / decades });
    return panel.text(TOTAL);
  };
  await expect.poll(() => bucketAt(0.015)).toContain('from 10 ms to 20 ms');
  await expect.poll(() => bucketAt(0.3)).toContain('from 200 ms to 500 ms');
  await expect.poll(() => bucketAt(0.0007)).toContain('from 0 s to 1 ms');

  await panel.press('l');
  await waitForLive(panel);
  await panel.drag(`${CHART} .u-over`, 0.3, 0.6);
  const { from, to } = await waitForFrozen(panel);
  expect((to - from) / 300_000).toBeCloseTo(0.3, 1);
  await panel.doubleClick(`${CHART} .u-over`);
  await waitForLive(panel);
});
