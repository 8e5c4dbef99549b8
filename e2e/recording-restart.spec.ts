import { catchSavedFiles, dropFile, savedFile } from './recordings.ts';
import { addDiscovered, findAtCursor, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a recording from now on goes on over a restart of the service', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'phoenix' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'phoenix');
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 20);
  await catchSavedFiles(panel);

  const before = await rowsOfFirstChart(panel);
  await panel.press('r');
  await panel.waitForText('[data-testid="recording-state"]', 'recording 00:0');
  await waitForRows(panel, before + 5);
  await service.restart();
  const pid = `pid ${service.pid}`;
  await panel.waitForText('[data-testid="process"]', pid);
  await waitForRows(panel, before + 15);
  const during = await rowsOfFirstChart(panel);
  await panel.click('[data-testid="stop-recording"]');
  const file = await savedFile(panel);
  expect(await panel.count('[data-testid="recording-state"]')).toBe(0);

  await dropFile(panel, file);
  await waitForState(panel, 'recorded');
  await panel.waitForText('[data-testid="process"]', pid);
  await waitForRows(panel, 10);
  // From then on, so without the rows before; some came between the last look and the end.
  const recorded = await rowsOfFirstChart(panel);
  expect(recorded).toBeGreaterThanOrEqual(during - before - 5);
  expect(recorded).toBeLessThan(during);
  expect(await panel.count('[data-testid="recording-problem"]')).toBe(0);
  await findAtCursor(panel, 'restarted');
});
