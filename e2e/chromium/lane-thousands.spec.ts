import { startHistoryAgent } from '../history-agent.ts';
import { addByAddress, rowsOfFirstChart, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const REQUESTS = 3000;

test('several thousand requests stand in the lane, and the charts go on being drawn', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  test.slow();
  const { panel, page } = devtools;
  const agent = await startHistoryAgent('busy');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-15"]');
  await waitForRows(panel, 50);
  await page.evaluate(async (count) => {
    let left = count;
    const ask = async () => {
      while (left-- > 0) await fetch(`/thing?${left}`).then((response) => response.text());
    };
    await Promise.all(Array.from({ length: 6 }, ask));
  }, REQUESTS);
  await panel.waitForText('[data-testid="lane-count"]', `3,000 of 3,000`, { timeout: 60_000 });
  await panel.waitFor(
    (count) => document.querySelector<HTMLElement>('[data-testid="lane"] canvas')?.dataset.bars === String(count),
    REQUESTS,
  );
  // Too many for the rows, which is said; and not all of them are made into elements.
  await panel.waitForText('[data-testid="lane-more"]', 'more');
  expect(await panel.count('[role="option"]')).toBeLessThan(100);
  await waitForRows(panel, (await rowsOfFirstChart(panel)) + 2);

  // While the pointer moves over them, no more frames are left out than while it does not.
  const still = await framesWhile(panel, false);
  const moving = await framesWhile(panel, true);
  expect(moving).toBeGreaterThan(still / 2);
  await agent.close();
});

/** How many frames the panel gets in a time in which the pointer moves over the lane with each of them, or rests. */
function framesWhile(panel: Parameters<typeof waitForRows>[0], moves: boolean): Promise<number> {
  return panel.evaluate((isMoving) => {
    const lane = document.querySelector('[data-testid="lane"]');
    const { left = 0, top = 0, width = 1 } = lane?.getBoundingClientRect() ?? {};
    const end = performance.now() + 1500;
    return new Promise<number>((resolve) => {
      let frames = 0;
      const frame = () => {
        frames++;
        const place = { clientX: left + ((frames * 7) % width), clientY: top + 20 };
        if (isMoving) lane?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, ...place }));
        if (performance.now() < end) requestAnimationFrame(frame);
        else resolve(frames);
      };
      requestAnimationFrame(frame);
    });
  }, moves);
}
