import { startHistoryAgent } from '../history-agent.ts';
import { picture, settledPicture } from '../picture.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { waitForFrozen } from '../view-range.ts';

const PLOT = '[data-testid="chart"] .u-over';

test('a kind of event is told of on the charts until it is switched off, which is remembered', async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('marked', [
    { kind: 'stall', agoMs: 30_000, durationMs: 3000, uncertaintyMs: 10 },
  ]);
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);
  await panel.press('p');
  await waitForFrozen(panel);
  const places = Array.from({ length: 30 }, (_, index) => 0.25 + index * 0.02);
  await expect
    .poll(async () => {
      for (const x of places) {
        await panel.hover(PLOT, { x, y: 0.5 });
        if ((await panel.count('[data-testid="event-tooltip"]')) > 0)
          return panel.text('[data-testid="event-tooltip"]');
      }
      return '';
    })
    .toMatch(/\d\d.\d\d.\d\d\.\d{3} stall of 3 s ± 10 ms/);

  await panel.hover('.toolbar h1');
  const marked = await settledPicture(panel, 'first');
  await panel.click('[data-testid="marker-stall"]');
  await panel.waitForSelector('[data-testid="marker-stall"][aria-pressed="false"]');
  await expect.poll(() => panel.evaluate(picture, 'first')).not.toBe(marked);
  await panel.click('[data-testid="marker-stall"]');
  await expect.poll(() => panel.evaluate(picture, 'first')).toBe(marked);

  await panel.click('[data-testid="marker-stall"]');
  await devtools.reload();
  await waitForRows(panel, 50);
  await panel.waitForSelector('[data-testid="marker-stall"][aria-pressed="false"]');
  await agent.close();
});
