import { addDiscovered, rowsOfFirstChart, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('a hidden panel keeps what comes, draws nothing, and shows it when it is back', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'behind' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'behind');
  await waitForRows(panel, 5);

  await devtools.showOtherPanel();
  const drawn = await rowsOfFirstChart(panel);
  const span = Number(await panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  await panel.waitFor(
    (before) => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) > before + 1,
    span,
  );
  expect(await rowsOfFirstChart(panel)).toBeLessThanOrEqual(drawn + 1);

  await devtools.showPanel();
  await waitForRows(panel, drawn + 5);
});
