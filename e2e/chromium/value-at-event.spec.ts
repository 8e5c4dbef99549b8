import type { ScriptedChart } from '../scripted/charts.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const ID = 'nodejs.eventloop.utilization';
/** Goes from 0 to 99 % in 100 seconds, so that each value tells of when it is. */
const percentAt = (time: number) => Math.round(time / 1000) % 100;
const chart: ScriptedChart = {
  id: ID,
  title: 'Utilization',
  unit: '1',
  kind: 'lines',
  group: 'event loop',
  series: [{ id: ID, label: 'utilization' }],
  value: (_, time) => percentAt(time) / 100,
};

test('legends and figures tell the values at the event that was jumped to', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'jumped', charts: [chart], events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 100);
  // Nearer to the sample after it than to that before it.
  const sample = Math.floor(Date.now() / 1000) * 1000 - 150_000;
  service.send([{ kind: 'mark', at: sample - 300, label: 'cache flushed' }]);
  await panel.press('e');
  await panel.waitForText('[data-testid="event-list"]', 'cache flushed');
  await panel.press('k');
  await waitForFrozen(panel);
  const told = async () => [
    await panel.text('[data-testid="series"] .value'),
    await panel.text('[data-testid="figure"] .figure-value'),
  ];
  const text = `${percentAt(sample)} %`;
  await expect.poll(told).toEqual([text, text]);

  // The cursor goes before.
  await panel.hover('[data-testid="chart"] .u-over', { x: 0.9, y: 0.5 });
  await expect.poll(told).not.toContain(text);
});
