import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const CHART = '.chart[data-chart="gc.pauses"]';

test('a heatmap does not count where there was no sample', { tag: '@all' }, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  const gaps = [{ fromSecondsAgo: 240, toSecondsAgo: 120 }];
  const service = await scripted({ name: 'gappy', gaps, events: false, live: false });
  await devtools.open(site.url);
  await devtools.resize(1600, 1000);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  await panel.press('p');
  await waitForFrozen(panel);
  const toldAt = async (chart: string, x: number) => {
    await panel.hover(`${chart} .u-over`, { x, y: 0.5 });
    return panel.text(`${CHART} .legend > :last-child`);
  };
  await expect.poll(() => toldAt(CHART, 0.1)).toContain(', in this interval');
  await expect.poll(() => toldAt(CHART, 0.4)).toBe('–');
  await expect.poll(() => toldAt('.chart[data-chart="memory.process_memory"]', 0.1)).toContain(', in this interval');
  await expect.poll(() => toldAt('.chart[data-chart="memory.process_memory"]', 0.4)).toBe('–');
});
