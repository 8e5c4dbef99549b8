import { type PastEvent, startHistoryAgent } from '../history-agent.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen, waitForLive } from '../view-range.ts';

const STALL: PastEvent = { kind: 'stall', agoMs: 300_000, durationMs: 2000, uncertaintyMs: 10 };
const MARK: PastEvent = { kind: 'mark', agoMs: 200_000, label: 'cache flushed' };
const ROW = '[data-testid="event"]';

test('the list of events tells of all that is retained, by kind, and leads there', async ({ devtools, site }) => {
  const { panel } = devtools;
  const before = Date.now();
  const collections = Array.from(
    { length: 3000 },
    (_, index): PastEvent => ({ kind: 'gc', agoMs: 500_000 - index * 100, durationMs: 2, type: 'minor' }),
  );
  const agent = await startHistoryAgent('told-of', [...collections, STALL, MARK]);
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await waitForRows(panel, 50);

  await panel.press('e');
  await panel.waitForText('[data-testid="event-list"]', '3,000');
  // Of thousands of rows only those in view are in the document.
  expect(await panel.count(ROW)).toBeLessThan(100);
  expect(await panel.attribute(ROW, 'data-kind')).toBe('mark');

  await panel.click('[data-testid="event-list"] [data-testid="marker-gc"]');
  await panel.waitFor((row) => document.querySelectorAll(row).length === 2, ROW);
  await panel.click(`${ROW}[data-kind="stall"]`);
  const range = await waitForFrozen(panel);
  // Twenty times as long as the stall, which lies in the middle.
  expect(range.to - range.from).toBeCloseTo(40_000, 0);
  expect(Math.abs((range.from + range.to) / 2 - (before - STALL.agoMs + 1000))).toBeLessThan(5000);
  await panel.waitForSelector(`${ROW}[data-kind="stall"][aria-current="true"]`);
  await panel.waitForText('[data-testid="selected-event"]', 'stall of 2 s ± 10 ms');

  await panel.press('j');
  const next = await waitForFrozen(panel, range);
  expect(next.to - next.from).toBeCloseTo(5000, 0);
  await panel.waitForText('[data-testid="selected-event"]', 'cache flushed');
  await panel.press('k');
  expect(await waitForFrozen(panel, next)).toEqual(range);

  await panel.click('[data-testid="events-in-view"]');
  await panel.waitFor((row) => document.querySelectorAll(row).length === 1, ROW);
  await panel.press('e');
  await panel.waitFor(() => document.querySelector('[data-testid="event-list"]') === null);
  await panel.press('l');
  await waitForLive(panel);
  await agent.close();
});
