import { addDiscovered, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';

const figure = (id: string, tone = '') =>
  `[data-testid="figure"][data-figure="${id}"]${tone && `[data-tone="${tone}"]`}`;

test('the summary shows the figures of a service, and turns bad when it blocks', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'glanced' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'glanced');
  await waitForRows(panel, 3);
  await panel.waitForSelector(figure('loop-utilization', 'fine'));
  expect(await panel.text(`${figure('heap')} .figure-value`)).toMatch(/^\d+(\.\d+)? MiB$/);
  expect(await panel.text(`${figure('requests')} .figure-value`)).toMatch(/^\d+(\.\d+)?\/s$/);
  expect(await panel.count('[data-testid="figure"]')).toBe(6);
  expect(await panel.text('[data-testid="health-announcement"]')).toBe('');

  await service.order('block', 2500);
  await panel.waitForSelector(figure('loop-delay', 'bad'));
  expect(await panel.attribute(figure('loop-delay'), 'title')).toContain('bad, from 200 ms on');
  await panel.waitForText('[data-testid="health-announcement"]', 'glanced: Bad: loop delay p99');
  // Ten seconds later nothing of it is left to judge by.
  await panel.waitForSelector(figure('loop-delay', 'fine'), { timeout: 30_000 });
});
