import type { Panel } from '../devtools/devtools.ts';
import { startHistoryAgent } from '../history-agent.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { frozenRange, viewLength, waitForFrozen, waitForLive } from '../view-range.ts';

const PLOT = '[data-testid="chart"] .u-over';
const MAP = '[data-testid="minimap"]';

test('the wheel scales and moves the view over charts and minimap, and scrolls without a key', async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('turned');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);

  expect(await turn(panel, PLOT, { deltaY: 100 })).toBe(false);
  expect(await viewLength(panel)).toBe(60_000);

  expect(await turn(panel, PLOT, { deltaY: 100, ctrlKey: true })).toBe(true);
  expect(await viewLength(panel)).toBeGreaterThan(70_000);
  await waitForLive(panel);

  expect(await turn(panel, PLOT, { deltaY: -100, shiftKey: true })).toBe(true);
  const moved = await waitForFrozen(panel);
  expect(await turn(panel, PLOT, { deltaX: -100 })).toBe(true);
  const further = await waitForFrozen(panel, moved);
  expect(further.from).toBeLessThan(moved.from);

  // What is under the pointer stays there.
  expect(await turn(panel, PLOT, { deltaY: -100, altKey: true })).toBe(true);
  const closer = await waitForFrozen(panel, further);
  expect(closer.to - closer.from).toBeLessThan(further.to - further.from);
  expect((closer.from + closer.to) / 2).toBeCloseTo((further.from + further.to) / 2, -2);

  expect(await turn(panel, MAP, { deltaY: 100 })).toBe(true);
  const wider = await waitForFrozen(panel, closer);
  expect(wider.to - wider.from).toBeGreaterThan(closer.to - closer.from);
  expect(await turn(panel, '.toolbar', { deltaY: 100, ctrlKey: true })).toBe(false);
  expect(await frozenRange(panel)).toEqual(wider);
  await agent.close();
});

/** Turns the wheel over the middle of an element, and tells whether the panel has used it up. */
function turn(panel: Panel, selector: string, by: WheelEventInit): Promise<boolean> {
  return panel.evaluate(
    ({ query, init }) => {
      const element = document.querySelector(query);
      if (!element) throw new Error(`Nothing matches ${query}.`);
      const { left, top, width, height } = element.getBoundingClientRect();
      const place = { clientX: left + width / 2, clientY: top + height / 2 };
      return !element.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...place, ...init }));
    },
    { query: selector, init: by },
  );
}
