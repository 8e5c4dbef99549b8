import { compareTwo } from '../comparison-steps.ts';
import { LANE, pickedRequest, waitForRequest } from '../lane-steps.ts';
import { ask } from '../request-steps.ts';
import { expect, test } from '../test.ts';

test('the lane stands under the charts of a comparison, and shares their cursor', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel, page } = devtools;
  await compareTwo({ devtools, site, scripted });
  await ask(page, 'GET /compared');
  await waitForRequest(panel, 'GET /compared');
  await panel.waitFor(() => {
    const [lane, plot] = ['[data-testid="lane"]', '[data-testid="comparison-chart"] .u-over'].map((each) =>
      document.querySelector(each)?.getBoundingClientRect(),
    );
    return lane && plot && Math.abs(lane.left - plot.left) < 1 && Math.abs(lane.right - plot.right) < 1;
  });

  await panel.hover(LANE, { x: 0.5, y: 0.9 });
  await panel.waitFor(() => {
    const cursors = [...document.querySelectorAll<HTMLElement>('[data-testid="comparison-chart"] .u-cursor-x')];
    return cursors.length > 0 && cursors.every(({ style }) => /^translate\(\d/.test(style.transform));
  });
  await panel.evaluate((lane) => document.querySelector<HTMLElement>(lane)?.focus(), LANE);
  await panel.press('End');
  await expect.poll(() => pickedRequest(panel)).toContain('GET /compared');
  await panel.waitForText('[data-testid="request-pane"] h3', 'GET /compared');

  await panel.press('c');
  await panel.waitFor(() => document.querySelector('[data-testid="comparison"]') === null);
  expect(await pickedRequest(panel)).toContain('GET /compared');
});
