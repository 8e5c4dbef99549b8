import { chartsOfGroup, chooseOfChart, openWithService } from '../layout-steps.ts';
import { expect, test } from '../test.ts';

test('pinning moves a chart into the overview and back, and shows it once', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const panel = await openWithService({ devtools, site, services }, 'pinned');
  const first = await chartsOfGroup(panel, 'overview');
  expect(first.slice(0, 3)).toEqual(['nodejs.eventloop.delay', 'nodejs.eventloop.utilization', 'process.memory']);

  await chooseOfChart(panel, 'v8js.memory.heap', 'pin');
  await expect.poll(() => chartsOfGroup(panel, 'overview')).toEqual([...first, 'v8js.memory.heap']);
  expect(await panel.count('.chart[data-chart="v8js.memory.heap"]')).toBe(1);

  await chooseOfChart(panel, 'v8js.memory.heap', 'pin');
  await expect.poll(() => chartsOfGroup(panel, 'overview')).toEqual(first);
  expect(await chartsOfGroup(panel, 'memory')).toContain('v8js.memory.heap');
});
