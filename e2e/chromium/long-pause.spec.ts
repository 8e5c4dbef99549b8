import { addByAddress, rowsOfFirstChart, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen, waitForLive } from '../view-range.ts';

const PAUSE_MS = 40 * 60_000;

test('a pause of many minutes keeps its view, and all that came is there when it ends', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'patient', live: false, endedMsAgo: PAUSE_MS });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 290);
  await panel.press('p');
  const range = await waitForFrozen(panel);
  const rows = await rowsOfFirstChart(panel);

  await service.replay(Date.now() - PAUSE_MS, Date.now());
  await panel.waitFor(
    () => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) > 40 * 60,
  );
  expect(await waitForFrozen(panel)).toEqual(range);
  expect(await rowsOfFirstChart(panel)).toBe(rows);

  await panel.press('l');
  await waitForLive(panel);
  await waitForRows(panel, 290);
  // Every minute of the pause is held: an hour in view has no gap.
  await panel.click('[data-testid="window-60"]');
  await panel.waitFor(() => Number(document.querySelector<HTMLElement>('[data-testid="chart"]')?.dataset.rows) > 290);
  for (const x of [0.3, 0.5, 0.7, 0.9]) {
    await panel.hover('[data-testid="chart"] .u-over', { x, y: 0.5 });
    await expect.poll(() => panel.text('[data-testid="series"] .value')).toMatch(/\d/);
  }
});
