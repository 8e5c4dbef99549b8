import { addDiscovered, rowsOfFirstChart, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

test('every chart in view goes on moving when DevTools is resized', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'resized' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'resized');
  await waitForRows(panel, 5);
  // Chromium tells of a chart that left the view and came back in one go, which must not be taken for leaving.
  for (const width of [1600, 560, 1600, 560, 1600, 560]) {
    await devtools.resize(width, 900);
    await waitForRows(panel, (await rowsOfFirstChart(panel)) + 2);
  }
});
