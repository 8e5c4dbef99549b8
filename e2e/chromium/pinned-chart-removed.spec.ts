import { chartsOfGroup, chooseOfChart } from '../layout-steps.ts';
import { addDiscovered, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const QUEUE = 'queue';

test('a pinned chart that the service takes away leaves the overview, and comes back to it', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'changing' });
  await service.order('addChart', QUEUE);
  await devtools.open(site.url);
  await addDiscovered(panel, 'changing');
  await waitForRows(panel, 3);
  const before = await chartsOfGroup(panel, 'overview');
  await chooseOfChart(panel, QUEUE, 'pin');
  await expect.poll(() => chartsOfGroup(panel, 'overview')).toEqual([...before, QUEUE]);

  await service.order('removeChart', QUEUE);
  await expect.poll(() => chartsOfGroup(panel, 'overview')).toEqual(before);
  expect(await panel.count(`.chart[data-chart="${QUEUE}"]`)).toBe(0);

  await service.order('addChart', QUEUE);
  await expect.poll(() => chartsOfGroup(panel, 'overview')).toEqual([...before, QUEUE]);
});
