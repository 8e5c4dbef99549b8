import { chooseOfChart } from '../layout-steps.ts';
import { addDiscovered, waitForRows, waitForServiceState } from '../steps.ts';
import { expect, test } from '../test.ts';

const HEAP = '[data-group="overview"] .chart[data-chart="v8js.memory.heap"]';
const FOLD = '[data-group="memory"] .fold';

test('each service keeps its own layout', { tag: '@all' }, async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'first' });
  await services.start({ name: 'second' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'first');
  await waitForServiceState(panel, 'first', 'live');
  await panel.click('[data-testid="add-service"]');
  await addDiscovered(panel, 'second');
  await waitForServiceState(panel, 'second', 'live');
  await waitForRows(panel, 3);

  await panel.click('[data-testid="window-1"]');
  await chooseOfChart(panel, 'v8js.memory.heap', 'pin');
  await panel.waitForSelector(HEAP);
  // The focus goes to the next chart, and may scroll it into view.
  await panel.waitFor(() =>
    document.activeElement?.closest('.chart')?.matches(':not([data-chart="v8js.memory.heap"])'),
  );
  await panel.hover(FOLD);
  await waitForRows(panel, 3);
  await panel.click(FOLD);
  await panel.waitForSelector(`${FOLD}[aria-expanded="false"]`);

  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'first');
  await waitForRows(panel, 3);
  await panel.waitForSelector('[data-testid="window-5"][aria-pressed="true"]');
  expect(await panel.attribute(FOLD, 'aria-expanded')).toBe('true');
  expect(await panel.count(HEAP)).toBe(0);

  await devtools.reload();
  await waitForRows(panel, 3);
  await panel.press('2');
  await panel.waitForText('.toolbar h1', 'second');
  await panel.waitForSelector('[data-testid="window-1"][aria-pressed="true"]');
  await panel.waitForSelector(HEAP);
  expect(await panel.attribute(FOLD, 'aria-expanded')).toBe('false');
});
