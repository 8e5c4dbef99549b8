import { catchSaves, chooseOfChart, saved } from '../layout-steps.ts';
import { storeProfiles } from '../profile-steps.ts';
import { manyCharts } from '../scripted/charts.ts';
import { waitForRows, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen, waitForLive } from '../view-range.ts';

const [CHART] = manyCharts(1);
const HOUR_S = 3600;
/** Places in a view of an hour: half an hour ago, and a few minutes ago. */
const OLD = [0.45, 0.5] as const;
const NEW = [0.93, 0.98] as const;

test('every sample of an hour is kept for the service on screen, of 15 minutes for another', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  if (!CHART) throw new Error('There is no chart.');
  const { panel } = devtools;
  const common = { charts: [CHART], historySeconds: HOUR_S, events: false };
  const shown = await scripted({ ...common, name: 'shown' });
  const other = await scripted({ ...common, name: 'other' });
  await devtools.open(site.url);
  await storeProfiles(
    panel,
    [shown, other].map(({ name, address }) => ({ name, url: address })),
  );
  await devtools.reload();
  await waitForServiceState(panel, 'other', 'live');
  await waitForRows(panel, 100);
  // What is held is looked through every ten seconds.
  const span = Number(await panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  await panel.waitFor(
    (before) => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) > before + 12,
    span,
    { timeout: 30_000 },
  );
  await panel.click('[data-testid="window-60"]');
  await catchSaves(panel);
  const csvAt = async ([from, to]: readonly [number, number]) => {
    await panel.drag('[data-testid="chart"] .u-over', from, to);
    await waitForFrozen(panel);
    await panel.evaluate(() => delete document.documentElement.dataset.saved);
    await chooseOfChart(panel, CHART.id, 'csv');
    const [heading, ...lines] = (await saved(panel)).text.trimEnd().split('\r\n');
    await panel.press('l');
    await waitForLive(panel);
    return { heading, times: lines.map((line) => Date.parse(line.slice(0, line.indexOf(',')))) };
  };
  const old = await csvAt(OLD);
  expect(old.heading).not.toContain('step');
  // Every one of the samples, a second apart; the ends of a drag are a pixel or so from where they should be.
  const expected = (OLD[1] - OLD[0]) * HOUR_S;
  expect(old.times.length).toBeGreaterThan(expected - 15);
  expect(old.times.length).toBeLessThan(expected + 15);
  expect(old.times).toEqual(old.times.map((_, row) => (old.times[0] ?? 0) + row * 1000));
  expect((await csvAt(NEW)).heading).not.toContain('step');

  await panel.press('2');
  await panel.waitForText('.toolbar h1', 'other');
  await panel.click('[data-testid="window-60"]');
  await waitForRows(panel, 100);
  expect((await csvAt(OLD)).heading).toContain('step (s)');
  expect((await csvAt(NEW)).heading).not.toContain('step');
});
