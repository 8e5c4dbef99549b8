import type { Panel } from '../devtools/devtools.ts';
import { startHistoryAgent } from '../history-agent.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { frozenRange, waitForFrozen } from '../view-range.ts';

test('a key that is held repeats only what is meant to be repeated', { tag: '@all' }, async ({ devtools, site }) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('held');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);

  await hold(panel, 'p', 4);
  const paused = await waitForFrozen(panel);
  await hold(panel, 'ArrowLeft', 4);
  const moved = await waitForFrozen(panel, paused);
  expect(paused.from - moved.from).toBeCloseTo(4 * 15_000, 0);
  // That the others do nothing is no reason to leave them to DevTools.
  expect(await hold(panel, 'h', 2)).toEqual([true, true]);
  await panel.waitForSelector('[data-testid="keys"]');
  expect(await frozenRange(panel)).toEqual(moved);
  await agent.close();
});

/** Presses a key that repeats before it is let go; whether the panel takes it, each time. */
function hold(panel: Panel, key: string, times: number): Promise<boolean[]> {
  return panel.evaluate(
    (held) =>
      Array.from({ length: held.times }, (_, index) => {
        const press = new KeyboardEvent('keydown', {
          key: held.key,
          repeat: index > 0,
          bubbles: true,
          cancelable: true,
        });
        return !document.body.dispatchEvent(press);
      }),
    { key, times },
  );
}
