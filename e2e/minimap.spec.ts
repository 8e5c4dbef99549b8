import type { Panel } from './devtools/devtools.ts';
import { startHistoryAgent } from './history-agent.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { viewLength, waitForFrozen, waitForLive } from './view-range.ts';

const MAP = '[data-testid="minimap"]';

test('the minimap shows all that is retained, and the view on it can be drawn, moved and drawn anew', async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('long-lived');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);
  await panel.waitForSelector('[data-testid="brush"]');

  // Two tenths of ten minutes, drawn beside the view, which is the last tenth.
  await panel.drag(MAP, 0.2, 0.4);
  const drawn = await waitForFrozen(panel);
  expect(drawn.to - drawn.from).toBeGreaterThan(100_000);
  expect(drawn.to - drawn.from).toBeLessThan(140_000);
  await waitForRows(panel, 90);

  await panel.drag(MAP, 0.3, 0.5);
  const moved = await waitForFrozen(panel, drawn);
  expect(moved.to - moved.from).toBeCloseTo(drawn.to - drawn.from, 0);
  expect(moved.from - drawn.from).toBeGreaterThan(100_000);

  const edge = await rightEdge(panel);
  await panel.drag(MAP, edge, edge + 0.1);
  const longer = await waitForFrozen(panel, moved);
  expect(longer.from).toBe(moved.from);
  expect(longer.to - moved.to).toBeGreaterThan(40_000);

  await panel.drag(MAP, 0.5, 0.99);
  await waitForLive(panel);
  expect(await viewLength(panel)).toBe(Math.round(longer.to - longer.from));

  await panel.drag(MAP, 0.1, 0.2);
  await waitForFrozen(panel);
  await panel.doubleClick(MAP);
  await waitForLive(panel);
  await agent.close();
});

/** Where on the minimap the view ends, as a part of its width. */
function rightEdge(panel: Panel): Promise<number> {
  return panel.evaluate(() => {
    const [map, brush] = ['minimap', 'brush'].map((id) =>
      document.querySelector(`[data-testid="${id}"]`)?.getBoundingClientRect(),
    );
    return map && brush ? (brush.right - map.left) / map.width : 0;
  });
}
