import { addPage, pageOf, startPage } from '../lane-steps.ts';
import { ask, openTab, pickSlowest } from '../request-steps.ts';
import { waitForFrames } from '../steps.ts';
import { expect, test } from '../test.ts';

/** Docked at the right, at the bottom, and in a window of its own. */
const SIZES = [
  { width: 550, height: 900 },
  { width: 1600, height: 350 },
  { width: 1600, height: 900 },
];

test('the charts keep their part of the height beside the routes and an explanation', { tag: '@all' }, async ({
  devtools,
  services,
}) => {
  const { panel, page } = devtools;
  const service = await startPage(services, 'shared');
  await devtools.open(pageOf(service));
  await addPage(panel, service);
  await ask(page, ...Array.from({ length: 30 }, (_, index) => `GET /small/of-route-${'a'.repeat(index)}`), 'GET /slow');
  await pickSlowest(panel, '/slow');
  await devtools.resize(1600, 350);
  // A low panel has no requests until they are asked for.
  await panel.press('n');
  for (const { width, height } of SIZES) {
    await devtools.resize(width, height);
    await panel.waitFor((wanted) => innerWidth === wanted, width);
    for (const tab of ['requests', 'routes'] as const) {
      await openTab(panel, tab);
      await waitForFrames(panel);
      const shares = await panel.evaluate(measure);
      const where = `${tab} at ${width} × ${height}`;
      expect(shares.charts, `charts beside ${where}`).toBeGreaterThan(0.39);
      expect(shares.panel, `the tab of ${where}`).toBeGreaterThan(0.1);
      expect(shares.pane, `the explanation of ${where}`).toBeGreaterThan(0.1);
    }
  }
});

/** Which part of the panel's height each has. Runs in the browser. */
function measure(): { charts: number; panel: number; pane: number } {
  const shareOf = (selector: string) => (document.querySelector(selector)?.clientHeight ?? 0) / innerHeight;
  return {
    charts: shareOf('.charts-area'),
    panel: shareOf('[role="tabpanel"]:not([hidden])'),
    pane: shareOf('[data-testid="request-pane"]'),
  };
}
