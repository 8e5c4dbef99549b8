import { type Shop, startShop } from './demo.ts';
import type { DevTools, Panel } from './devtools/devtools.ts';
import { ask, begin, expectParts, pickRequest, waitForExact } from './request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { test } from './test.ts';

/** With some seconds, so that a measured one is never told of in minutes. */
const HOUR_MS = 3_610_000;
/** What the pane says of the clock of the service. */
const PANE = '[data-testid="request-pane"]';

let shop: Shop;
test.beforeEach(async () => {
  shop = await startShop();
});
test.afterEach(() => shop.end());

/** Connects the shop, and has a request of before blocked for 300 ms and picked. */
async function connectAndBlock({ panel, page }: DevTools): Promise<void> {
  await addDiscovered(panel, 'shop');
  await waitForState(panel, 'live');
  await waitForRows(panel, 2);
  await ask(page, 'POST /block?ms=300');
  await expectOwnWork(panel, '/block?ms=300');
}

async function expectOwnWork(panel: Panel, address: string): Promise<void> {
  await pickRequest(panel, address);
  await waitForExact(panel, 'were work of its own');
  await expectParts(panel, ['own', 'gc'], (await shop.measured(`POST ${address}`)).durationMs);
}

/** Both of before and after. */
async function expectBothExplained({ panel, page }: DevTools): Promise<void> {
  await ask(page, 'POST /block?ms=310');
  await expectOwnWork(panel, '/block?ms=310');
  await expectOwnWork(panel, '/block?ms=300');
}

for (const [way, sign, otherWay] of [
  ['ahead', 1, 'behind'],
  ['behind', -1, 'ahead'],
] as const) {
  test(`requests are explained when the clock of their service is set an hour ${way} while it is connected`, {
    tag: '@all',
  }, async ({ devtools }) => {
    const { panel, page } = devtools;
    await devtools.open(shop.url);
    await connectAndBlock(devtools);
    // It looks at the clock once a second, so this is under way then.
    const meanwhile = await begin(page, 'GET /wait?ms=2500');
    await shop.begun('GET /wait?ms=2500');
    shop.setClock(sign * HOUR_MS);
    await panel.waitForText(PANE, `1 h ${way}`);
    await meanwhile.ended();
    await pickRequest(panel, '/wait?ms=2500');
    await waitForExact(panel, 'were waiting');
    await expectBothExplained(devtools);
  });

  test(`requests are explained when the clock of the panel’s machine is set an hour ${way}`, {
    tag: '@all',
  }, async ({ devtools }) => {
    await devtools.open(shop.url);
    await connectAndBlock(devtools);
    await devtools.setClock(sign * HOUR_MS);
    await devtools.panel.waitForText(PANE, `1 h ${otherWay}`);
    await expectBothExplained(devtools);
  });
}

test('requests are explained when the clock of the machine of both is set back', { tag: '@all' }, async ({
  devtools,
}) => {
  const { panel } = devtools;
  await devtools.open(shop.url);
  await connectAndBlock(devtools);
  await devtools.setClock(-HOUR_MS);
  shop.setClock(-HOUR_MS);
  await panel.press('e');
  await panel.waitForText('[data-testid="event-list"]', 'the clock of the service was set');
  await panel.press('e');
  await panel.waitFor((pane) => !/1 h (?:ahead|behind)/.test(document.querySelector(pane)?.textContent ?? '1 h'), PANE);
  await expectBothExplained(devtools);
});

test('requests are explained when the machine of their service has slept', { tag: '@all' }, async ({ devtools }) => {
  const { panel } = devtools;
  await devtools.open(shop.url);
  await connectAndBlock(devtools);
  shop.pause();
  await waitForState(panel, 'silent');
  // The clock that never is set has stood still meanwhile, as seen from the other one.
  shop.setClock(HOUR_MS);
  shop.resume();
  await panel.waitForText(PANE, '1 h ahead');
  await waitForState(panel, 'live');
  await expectBothExplained(devtools);
});
