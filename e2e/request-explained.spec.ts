import { type Shop, startShop } from './demo.ts';
import { ask, partsOfPicked, pickSlowest, waitForExact } from './request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

let shop: Shop;
test.beforeEach(async () => {
  shop = await startShop();
});
test.afterEach(() => shop.end());

/** Within 10 %, or what rounding, the clocks and the way of a request take. */
function expectClose(found: number | undefined, measured: number, what: string): void {
  expect(Math.abs((found ?? 0) - measured), `${what}: ${found} and ${measured}`).toBeLessThan(
    Math.max(0.1 * measured, 10),
  );
}

/** What a process has in hand; on a busy machine it may be held up while it waits. */
const serverMs = ({ gc = 0, own = 0, other = 0, waiting = 0 }: Readonly<Record<string, number>>) =>
  gc + own + other + waiting;

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
  const { either = 0, other = 0, gc = 0, waiting } = await partsOfPicked(panel);
  // A timer may be late on a busy machine.
  expect(either + other + gc).toBeGreaterThan(270);
  expect(waiting).toBeUndefined();
});

test('a request is explained by what its service did meanwhile', async ({ devtools }) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await addDiscovered(panel, 'shop');
  await waitForState(panel, 'live');
  await waitForRows(panel, 2);
  const measuredOf = async (line: string) => (await shop.measured()).findLast((each) => each.line === line);

  await ask(page, 'GET /wait?ms=400');
  await pickSlowest(panel, '/wait');
  await waitForExact(panel, 'were waiting');
  expectClose(serverMs(await partsOfPicked(panel)), (await measuredOf('GET /wait?ms=400'))?.durationMs ?? 0, 'waiting');

  // The second one comes in while the first one works.
  await page.evaluate(async () => {
    const blocking = fetch('/block?ms=600', { method: 'POST' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([blocking, fetch('/products').then((response) => response.text())]);
  });
  await pickSlowest(panel, '/block');
  await waitForExact(panel, 'were work of its own');
  expectClose(
    serverMs(await partsOfPicked(panel)),
    (await measuredOf('POST /block?ms=600'))?.durationMs ?? 0,
    'own work',
  );
  expect((await partsOfPicked(panel)).own).toBeGreaterThan(500);
  await pickSlowest(panel, '/products');
  await waitForExact(panel, 'it was queued');
  const { queued = 0 } = await partsOfPicked(panel);
  expect(queued).toBeGreaterThan(300);
  expect(queued).toBeLessThan(650);

  await ask(page, 'POST /allocate?mb=200');
  await pickSlowest(panel, '/allocate');
  await waitForExact(panel, 'on the server were');
  const collected = (await measuredOf('POST /allocate?mb=200'))?.gcMs ?? 0;
  expect(collected).toBeGreaterThan(20);
  const parts = await partsOfPicked(panel);
  expectClose(parts.gc, collected, 'garbage collection');
  expect(await panel.count('[data-testid="met-event"][data-kind="gc"]')).toBeGreaterThan(0);
  await panel.click('[data-testid="met-event"]');
  await panel.waitForSelector('[data-testid="selected-event"]');
  await panel.click('[data-testid="close-request"]');
  await panel.waitFor(() => document.querySelector('[data-testid="request-pane"]') === null);
});
