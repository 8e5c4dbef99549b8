import { startHistoryAgent } from '../history-agent.ts';
import { addByAddress, addDiscovered, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';
import { viewLength, waitForFrozen, waitForLive } from '../view-range.ts';

test('keys move and scale the view within what is retained, and lead back to live', { tag: '@all' }, async ({
  devtools,
  site,
}) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('moved');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);

  await panel.press('ArrowLeft');
  const first = await waitForFrozen(panel);
  await panel.press('ArrowLeft');
  const second = await waitForFrozen(panel, first);
  expect(first.from - second.from).toBeCloseTo(15_000, 0);
  await panel.press('Shift+ArrowLeft');
  const third = await waitForFrozen(panel, second);
  expect(second.from - third.from).toBeCloseTo(60_000, 0);
  await panel.press('+');
  const half = await waitForFrozen(panel, third);
  expect(half.to - half.from).toBeCloseTo(30_000, 0);
  expect(half.from - third.from).toBeCloseTo(15_000, 0);

  await panel.press('Home');
  const oldest = await waitForFrozen(panel, half);
  await panel.press('ArrowLeft');
  await panel.press('ArrowRight');
  const next = await waitForFrozen(panel, oldest);
  expect(next.from - oldest.from).toBeCloseTo(7500, 0);

  await panel.press('End');
  await waitForLive(panel);
  expect(await viewLength(panel)).toBe(60_000);
  await panel.press('-');
  await panel.waitForSelector('[data-testid="view-range"][data-length="120000"]');
  await waitForLive(panel);

  // Past the newest sample the view is live again, with the length it has.
  await panel.press('ArrowLeft');
  await waitForFrozen(panel);
  await panel.press('Shift+ArrowRight');
  await waitForLive(panel);
  expect(await viewLength(panel)).toBe(120_000);
  await agent.close();
});

test('a service that has nothing where the view stands still is shown live', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  const agent = await startHistoryAgent('old');
  await services.start({ name: 'young' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'young');
  await waitForRows(panel, 3);
  await addByAddress(panel, agent.address);
  await panel.waitForText('.toolbar h1', 'old');
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);

  await panel.press('p');
  const here = await waitForFrozen(panel);
  await panel.press(',');
  await panel.waitForText('.toolbar h1', 'young');
  expect(await waitForFrozen(panel)).toEqual(here);
  await panel.press('.');
  await panel.waitForText('.toolbar h1', 'old');
  await panel.press('Home');
  await waitForFrozen(panel, here);
  await panel.press('1');
  await panel.waitForText('.toolbar h1', 'young');
  await waitForLive(panel);
  await agent.close();
});
