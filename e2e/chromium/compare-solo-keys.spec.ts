import { compareTwo } from '../comparison-steps.ts';
import { test } from '../test.ts';

const CHART = '[data-testid="comparison-chart"][data-chart="memory.process_memory"]';

test('Alt+Enter shows a series of a comparison alone, and once more all of them', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await compareTwo({ devtools, site, scripted });
  await panel.waitForSelector(CHART);
  const waitForPressed = (...pressed: boolean[]) =>
    panel.waitFor(
      ({ chart, wanted }) => {
        const buttons = [...document.querySelectorAll(`${chart} [data-testid="series"]`)];
        return buttons.map((button) => button.getAttribute('aria-pressed')).join() === wanted;
      },
      { chart: CHART, wanted: pressed.join() },
    );
  await panel.evaluate(
    (chart) => document.querySelector<HTMLElement>(`${chart} [data-row$=".1"] [data-testid="series"]`)?.focus(),
    CHART,
  );
  await panel.press('Alt+Enter');
  await waitForPressed(false, true, false, false);
  await panel.press('Alt+Enter');
  await waitForPressed(true, true, true, true);
});
