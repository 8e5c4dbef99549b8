import type { Panel } from '../devtools/devtools.ts';
import { addDiscovered, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

const CHART = '[data-testid="comparison-chart"][data-chart="process.memory"]';
const PLOT = `${CHART} .u-over`;

test('services that started at different moments are aligned by their age', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'elder' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'elder');
  // Then nothing of the younger is as early as where the cursor will be.
  await panel.waitFor(
    () => Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds) >= 12,
  );
  await services.start({ name: 'younger' });
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'younger');
  await waitForServiceState(panel, 'younger', 'live');

  // The elder is the reference.
  await panel.press('1');
  await panel.press('c');
  await panel.waitForSelector('[data-testid="chip"][data-entry="elder"][data-reference="true"]');
  await panel.click('[data-testid="align-start"]');
  await panel.waitForSelector('[data-testid="align-start"][aria-pressed="true"]');

  // The five minutes in view begin with the start of both, so near the left edge both are a few seconds old.
  const elapsed = '[data-testid="elapsed-at-cursor"]';
  await expect
    .poll(async () => {
      // The charts move up when the minimap goes.
      await panel.hover(PLOT, { x: 0.02, y: 0.5 });
      return (await panel.count(elapsed)) > 0 ? panel.text(elapsed) : '';
    })
    .toContain('+00:00:0');
  await expect
    .poll(() => valuesOfFirstRow(panel), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/\d/), expect.stringMatching(/\d/)]);

  // By clock, both stand at the right edge of the same window, and nothing at its left.
  await panel.click('[data-testid="align-clock"]');
  await panel.hover(PLOT, { x: 0.02, y: 0.5 });
  await expect.poll(() => valuesOfFirstRow(panel)).toEqual(['–', '–']);
  expect(await panel.count('[data-testid="elapsed-at-cursor"]')).toBe(0);
});

function valuesOfFirstRow(panel: Panel): Promise<string[]> {
  return panel.evaluate((selector) => {
    const row = document.querySelector(selector);
    return [...(row?.querySelectorAll('[data-testid="comparison-value"]') ?? [])].map((cell) => cell.textContent ?? '');
  }, `${CHART} [data-testid="comparison-row"]`);
}
