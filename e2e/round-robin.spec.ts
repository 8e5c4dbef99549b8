import { startShop } from './demo.ts';
import { requestsInView, startPage, waitForRequest } from './lane-steps.ts';
import { ask, begin, partsOfPicked, pickSlowest, waitForExact } from './request-steps.ts';
import { startRoundRobin } from './round-robin-site.ts';
import { addByAddress, waitForRows, waitForServiceState } from './steps.ts';
import { expect, test } from './test.ts';

const COUNT = 6;

test('requests through a round-robin proxy belong each to the instance that served it', { tag: '@all' }, async ({
  devtools,
  services,
}) => {
  const { panel, page } = devtools;
  const [one, two] = [await startPage(services, 'one'), await startPage(services, 'two')];
  const proxy = await startRoundRobin([one, two]);
  await devtools.open(proxy.url);
  for (const service of [one, two]) {
    await addByAddress(panel, service.address);
    await waitForServiceState(panel, service.name, 'live');
  }
  await waitForRows(panel, 2);
  // What was asked before may have been any number; from here on they take turns.
  await page.evaluate(async (count) => {
    for (let index = 0; index < count; index++) await fetch(`/small?${index}`).then((answer) => answer.text());
  }, COUNT);
  await waitForRequest(panel, `/small?${COUNT - 1}`);

  const ownOf = async (place: string, name: string) => {
    await panel.press(place);
    await panel.waitForText('.toolbar h1', name);
    await panel.click('[data-testid="menu-lane-filter"]');
    await panel.click('[data-testid="menu-item-lane-own"]');
    await panel.fill('[data-testid="lane-text"]', 'small');
    await expect.poll(async () => (await requestsInView(panel)).length).toBe(COUNT / 2);
    const paths = (await requestsInView(panel)).map((text) => /small\?\d/.exec(text)?.[0] ?? '');
    await panel.click('[data-testid="lane-clear"]');
    return paths;
  };
  const [ofOne, ofTwo] = [await ownOf('1', 'one'), await ownOf('2', 'two')];
  expect([...ofOne, ...ofTwo].toSorted()).toEqual(Array.from({ length: COUNT }, (_, index) => `small?${index}`));
  for (const paths of [ofOne, ofTwo]) {
    const places = paths.map((path) => Number(path.at(-1)) % 2);
    expect(new Set(places).size).toBe(1);
  }
  await proxy.close();
});

test('a request through a round-robin proxy is not explained by what the other instance did', { tag: '@all' }, async ({
  devtools,
}) => {
  const { panel, page } = devtools;
  const shops = [await startShop(), await startShop()];
  const proxy = await startRoundRobin(shops.map(({ url }) => ({ port: Number(new URL(url).port) })));
  try {
    await devtools.open(proxy.url);
    for (const { agent } of shops) await addByAddress(panel, agent);
    await panel.waitFor(() => document.querySelectorAll('[data-testid="service"][data-state="live"]').length === 2);
    await waitForRows(panel, 2);
    const blocking = await begin(page, 'POST /block?ms=2000');
    await Promise.race(shops.map(({ begun }) => begun('POST /block?ms=2000')));
    await ask(page, 'GET /wait?ms=100');
    await blocking.ended();
    await pickSlowest(panel, '/wait');
    await waitForExact(panel, 'were waiting');
    const { queued, other } = await partsOfPicked(panel);
    expect([queued, other]).toEqual([undefined, undefined]);
    await pickSlowest(panel, '/block');
    await waitForExact(panel, 'were work of its own');
  } finally {
    await proxy.close();
    for (const shop of shops) await shop.end();
  }
});
