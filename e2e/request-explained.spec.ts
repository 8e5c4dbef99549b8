import { type Shop, startShop } from './demo.ts';
import type { Panel } from './devtools/devtools.ts';
import {
  ask,
  begin,
  clickInDemo,
  expectParts,
  ON_SERVER,
  partsOfPicked,
  pickRequest,
  pickSlowest,
  waitForExact,
} from './request-steps.ts';
import { addDiscovered, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

let shop: Shop;
test.beforeEach(async () => {
  shop = await startShop();
});
test.afterEach(() => shop.end());

async function connectShop(panel: Panel): Promise<void> {
  await addDiscovered(panel, 'shop');
  await waitForState(panel, 'live');
  await waitForRows(panel, 2);
}

test('a request of before the connection is explained by the clock alone, and says so', async ({ devtools }) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await ask(page, 'GET /wait?ms=300');
  await pickSlowest(panel, '/wait');
  await panel.waitForText('[data-testid="request-sentence"]', 'No service in the list');
  await addDiscovered(panel, 'shop');
  await waitForState(panel, 'live');
  await ask(page, 'GET /products');
  await panel.waitForSelector('[data-testid="request-certainty"][data-estimated="true"]');
  await panel.waitForText('[data-testid="request-certainty"]', 'Estimated, ±');
  await panel.waitForText('[data-testid="request-sentence"]', 'About');
  const { either = 0, busy = 0, gc = 0, waiting } = await partsOfPicked(panel);
  // A timer may be late on a busy machine.
  expect(either + busy + gc).toBeGreaterThan(270);
  expect(waiting).toBeUndefined();
});

test('a click that waits is explained by waiting, and one that works by its own work', async ({ devtools }) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await connectShop(panel);

  await clickInDemo(page, 'Wait 400 ms');
  await pickSlowest(panel, '/wait');
  await waitForExact(panel, 'were waiting');
  const waited = await shop.measured('GET /wait?ms=400');
  await expectParts(panel, ON_SERVER, waited.durationMs);
  // Turns of the loop that are shorter than a stall count as waiting.
  expect((await partsOfPicked(panel)).waiting).toBeGreaterThan(0.9 * waited.idleMs - 10);

  await clickInDemo(page, 'Block 400 ms');
  await pickSlowest(panel, '/block');
  await waitForExact(panel, 'were work of its own');
  const worked = await shop.measured('POST /block?ms=400');
  await expectParts(panel, ['own', 'gc'], worked.durationMs);
});

test('a request that comes while another one works is explained by being queued', async ({ devtools }) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await connectShop(panel);
  const blocking = await begin(page, 'POST /block?ms=2000');
  await shop.begun('POST /block?ms=2000');
  const sentAt = await page.evaluate(async () => {
    const at = performance.timeOrigin + performance.now();
    await fetch('/products').then((response) => response.text());
    return at;
  });
  await blocking.ended();
  await pickSlowest(panel, '/products');
  await waitForExact(panel, 'it was queued');
  const block = await shop.measured('POST /block?ms=2000');
  await expectParts(panel, ['queued', 'gc'], block.endedAt - sentAt);
  // Its own work is no part of it.
  await pickSlowest(panel, '/block');
  await waitForExact(panel, 'were work of its own');
});

test('a request that is held up while it waits is explained by the work of others', { tag: '@all' }, async ({
  devtools,
}) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await connectShop(panel);
  const waiting = await begin(page, 'GET /wait?ms=2000');
  await shop.begun('GET /wait?ms=2000');
  // Where a stall began is known to within 10 ms; what begins then might be its cause.
  await waitForRows(panel, (await rowsOfFirstChart(panel)) + 1);
  // What it waits for comes meanwhile, so it ends right after that.
  await ask(page, 'POST /block?ms=2000');
  await waiting.ended();
  await pickSlowest(panel, '/wait');
  await waitForExact(panel, 'were work of others');
  const block = await shop.measured('POST /block?ms=2000');
  await expectParts(panel, ['other', 'gc'], block.durationMs);
});

test('a click that makes garbage is explained by collections, which lead to the charts', async ({ devtools }) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await connectShop(panel);
  await clickInDemo(page, 'Allocate');
  await pickSlowest(panel, '/allocate');
  await waitForExact(panel, 'garbage collection');
  const { gcMs, durationMs } = await shop.measured('POST /allocate?mb=100');
  expect(gcMs).toBeGreaterThan(20);
  await expectParts(panel, ['gc'], gcMs);
  await expectParts(panel, ON_SERVER, durationMs);
  expect(await panel.count('[data-testid="met-event"][data-kind="gc"]')).toBeGreaterThan(0);
  await panel.click('[data-testid="met-event"]');
  await panel.waitForSelector('[data-testid="selected-event"]');
  await panel.click('[data-testid="close-request"]');
  await panel.waitFor(() => document.querySelector('[data-testid="request-pane"]') === null);
});

test('requests that a page makes at once are each explained by what happened to them', { tag: '@all' }, async ({
  devtools,
}) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await connectShop(panel);
  // Two more than a browser opens connections to a host, so these wait until others have given theirs back.
  const all = Array.from({ length: 8 }, (_, index) => `/wait?ms=${300 + index}`);
  await ask(page, ...all.map((address) => `GET ${address}`));
  let held = 0;
  for (const address of all) {
    await pickRequest(panel, address);
    await waitForExact(panel, '');
    await expectParts(panel, ON_SERVER, (await shop.measured(`GET ${address}`)).durationMs);
    if (((await partsOfPicked(panel)).blocked ?? 0) > 200) held++;
  }
  expect(held).toBe(2);
});
