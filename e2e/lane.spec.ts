import { startHistoryAgent } from './history-agent.ts';
import { addPage, findInLane, LANE, pageOf, pickedRequest, startPage, TOOLTIP, waitForRequest } from './lane-steps.ts';
import { picture, settledPicture } from './picture.ts';
import { addByAddress, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';
import { waitForFrozen } from './view-range.ts';

test('requests from before the panel was first shown stand in the lane', async ({ devtools, services }) => {
  const { panel } = devtools;
  const service = await startPage(services, 'ticking');
  await devtools.open(`${pageOf(service)}ticking`);
  await addPage(panel, service);
  const earlier = await panel.waitFor(() => {
    const paths: string[] = [];
    const network = Reflect.get(window, 'procscopeNetwork');
    const stop = network.follow({
      request({ startedAt, url }: { startedAt: number; url: string }) {
        if (startedAt < performance.timeOrigin) paths.push(new URL(url).pathname + new URL(url).search);
      },
      navigated() {},
    });
    stop();
    return paths;
  });
  expect(earlier.length).toBeGreaterThan(0);
  await panel.fill('[data-testid="lane-text"]', earlier[0] ?? '');
  await waitForRequest(panel, `GET ${earlier[0]}`, '200');
});

test('a click on a bar picks its request and shows its time on every chart, until the next click', async ({
  devtools,
  site,
}) => {
  const { panel, page } = devtools;
  const agent = await startHistoryAgent('marked');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);
  await page.evaluate(() => fetch('/the-one').then((response) => response.text()));
  await waitForRequest(panel, 'GET /the-one');
  await panel.press('p');
  await waitForFrozen(panel);
  // The first row after the view draws the line to its edge.
  const span = Number(await panel.attribute('[data-testid="panel"]', 'data-span-seconds'));
  await panel.waitFor((before) => {
    const now = document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds;
    return Number(now) > before + 1;
  }, span);
  const charts = ['first', 'second'] as const;
  const before = [await settledPicture(panel, 'first'), await settledPicture(panel, 'second')];

  const at = await findInLane(panel, '/the-one');
  await panel.waitForText('[data-testid="cursor-bar"] time', ':');
  const cursors = await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.u-cursor-x')].map(({ style }) => style.transform),
  );
  expect(new Set(cursors).size).toBe(1);
  expect(cursors[0]).not.toContain('-10px');
  await panel.click(LANE, { at });
  await expect.poll(() => pickedRequest(panel)).toContain('GET /the-one');
  for (const [index, chart] of charts.entries()) {
    await expect.poll(() => panel.evaluate(picture, chart)).not.toBe(before[index]);
  }
  await panel.click(LANE, { at });
  await expect.poll(() => pickedRequest(panel)).toBeUndefined();
  for (const [index, chart] of charts.entries()) {
    await expect.poll(() => panel.evaluate(picture, chart)).toBe(before[index]);
  }
  await agent.close();
});

test('where the page went is marked in the lane', async ({ devtools, site }) => {
  const { panel, page } = devtools;
  const agent = await startHistoryAgent('left');
  await devtools.open(site.url);
  await addByAddress(panel, agent.address);
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 50);
  await page.goto(`${site.url}next-page`);
  await waitForRequest(panel, 'GET /next-page');
  await panel.press('p');
  await findInLane(panel, 'went to', 0.05);
  expect(await panel.text(TOOLTIP)).toContain('/next-page');
  await panel.hover('.toolbar h1');
  await panel.waitFor((tooltip) => !document.querySelector(tooltip), TOOLTIP);
  expect(await panel.count(LANE)).toBe(1);
  await agent.close();
});
