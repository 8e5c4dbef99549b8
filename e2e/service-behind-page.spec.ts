import { SUBPROTOCOL } from '../shared/limits.ts';
import { formatTag } from '../shared/request-tag.ts';
import { type HeaderSite, startHeaderSite } from './header-site.ts';
import { closedPorts } from './ports.ts';
import { listedNames, storeProfiles } from './profile-steps.ts';
import { ask } from './request-steps.ts';
import { waitForRows, waitForServiceState, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

const sites: HeaderSite[] = [];
test.afterEach(() => Promise.all(sites.splice(0).map((site) => site.close())));

async function startSite(headers: Readonly<Record<string, string>>): Promise<HeaderSite> {
  const site = await startHeaderSite(headers);
  sites.push(site);
  return site;
}

const OFFER = '[data-testid="offer"]';

const portOf = (address: string) => Number(new URL(address).port);

test('the service of the page is offered, connected with one click, and by itself from then on', async ({
  devtools,
  scripted,
}) => {
  const agent = await scripted({ name: 'api' });
  const port = portOf(agent.address);
  const site = await startSite({ '/own': formatTag({ instance: 'api-4711', number: 81, port }) });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await ask(page, 'GET /own', 'GET /own');
  await panel.waitForSelector(OFFER);
  expect(await panel.count(OFFER)).toBe(1);
  expect(agent.clients()).toBe(0);

  await panel.click('[data-testid="offer-connect"]');
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  expect(await panel.count(OFFER)).toBe(0);
  const [profile] = await panel.evaluate(
    async () => (await chrome.storage.local.get<{ profiles: { profiles: object[] } }>('profiles')).profiles.profiles,
  );
  expect(profile).toMatchObject({ url: agent.address, pagePattern: `${site.url}*`, service: 'api' });
  expect(profile).not.toHaveProperty('token');

  await devtools.reload();
  await waitForState(panel, 'live');
  expect(await panel.text('.toolbar h1')).toBe('api');
});

test('each of several services behind a page is offered, where it answered', { tag: '@all' }, async ({
  devtools,
  scripted,
}) => {
  const [api, auth, worker] = [
    await scripted({ name: 'api' }),
    await scripted({ name: 'auth' }),
    await scripted({ name: 'worker' }),
  ];
  const tagOf = ({ name, address }: typeof api) =>
    formatTag({ instance: `${name}-4711`, number: 1, port: portOf(address) });
  const site = await startSite({ '/api': tagOf(api), '/auth': tagOf(auth) });
  // One that the page asks at another origin, and one that has no port of its own.
  const other = await startSite({ '/worker': tagOf(worker), '/own': formatTag({ instance: 'other', number: 1 }) });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await ask(page, 'GET /api', 'GET /auth');
  await page.evaluate(async (origin) => {
    for (const path of ['worker', 'own']) await fetch(`${origin}${path}`).then((response) => response.text());
  }, other.url);
  const offerAt = (port: number) => `${OFFER}[data-url^="ws://127.0.0.1:${port}/"]`;
  await panel.waitForSelector(offerAt(other.port));
  await panel.click(`${offerAt(other.port)} [data-testid="offer-dismiss"]`);
  await panel.waitFor((offer) => document.querySelectorAll(offer).length === 3, OFFER);

  for (const { name, address } of [worker, api, auth]) {
    await panel.click(`${offerAt(portOf(address))} [data-testid="offer-connect"]`);
    await waitForServiceState(panel, name, 'live');
  }
  expect(await panel.count(OFFER)).toBe(0);
  expect((await listedNames(panel)).toSorted()).toEqual(['api', 'auth', 'worker']);
});

test('a header that is not as agents write it offers nothing, and none leads to another host', { tag: '@all' }, async ({
  devtools,
}) => {
  const malformed = {
    '/without-number': 'i=a; p=11',
    '/without-instance': 'p=12; n=1',
    '/far-port': 'i=b; p=70000; n=1',
    '/twice': 'i=c; p=14; p=15; n=1',
    '/bare': '127.0.0.1:16',
    '/path-to-a-host': `i=d; p=17; path=${encodeURIComponent('//evil.example/x')}; n=1`,
    '/long': `i=${'e'.repeat(5000)}; p=18; n=1`,
  };
  const site = await startSite({ ...malformed, '/host': 'i=f; p=9; n=1; host=evil.example' });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await ask(page, ...Object.keys(malformed).map((path) => `GET ${path}`));
  // Firefox does not always tell of requests in their order; this one is told of when all of the others have been.
  await panel.waitFor((count) => {
    let told = 0;
    const stop = Reflect.get(window, 'procscopeNetwork').follow({
      request() {
        told++;
      },
      navigated() {},
    });
    stop();
    return told >= count;
  }, Object.keys(malformed).length);
  await ask(page, 'GET /host');
  await panel.waitForSelector(OFFER);
  expect(await panel.count(OFFER)).toBe(1);
  expect(await panel.attribute(OFFER, 'data-url')).toMatch(/^ws:\/\/127\.0\.0\.1:9\//);
});

test('a forged header leads nowhere without a click', async ({ devtools, scripted }) => {
  const agent = await scripted({ name: 'api' });
  const [closed = 0] = await closedPorts(1);
  const site = await startSite({
    '/closed': formatTag({ instance: 'nobody', number: 1, port: closed }),
    '/saved': formatTag({ instance: 'nobody-2', number: 1, port: portOf(agent.address) }),
    '/third': formatTag({ instance: 'nobody-3', number: 1, port: 9 }),
  });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [{ name: 'saved', url: agent.address, token: 'secret' }]);
  await devtools.reload();
  await waitForState(panel, 'live');

  await ask(page, 'GET /saved', 'GET /third');
  await panel.waitForSelector(OFFER);
  await ask(page, 'GET /closed');
  await panel.waitForSelector(`${OFFER}[data-url*=":${closed}/"]`);
  // What is saved for that address stays as it is.
  expect(await panel.count(OFFER)).toBe(2);
  await panel.click(`${OFFER}[data-url*=":9/"] [data-testid="offer-dismiss"]`);
  await panel.waitFor((offer) => document.querySelectorAll(offer).length === 1, OFFER);
  await panel.click('[data-testid="offer-connect"]');
  await panel.waitForSelector('[data-testid="trouble"][data-state="unreachable"]');
  await panel.waitForText('[data-testid="trouble"]', 'On another machine');
  expect(await panel.count(OFFER)).toBe(0);
});

test('a saved token is never sent to an address that a header names', async ({ devtools, scripted }) => {
  const [known, forged] = [await scripted({ name: 'api' }), await scripted({ name: 'api' })];
  const site = await startSite({
    '/forged': formatTag({ instance: 'nobody', number: 1, port: portOf(forged.address) }),
  });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  // For the same pages, and of a service by that name.
  await storeProfiles(panel, [
    { name: 'saved', url: known.address, token: 'secret', service: 'api', pagePattern: `${site.url}*` },
  ]);
  await devtools.reload();
  await waitForState(panel, 'live');
  expect(known.offered).toHaveLength(2);

  await ask(page, 'GET /forged');
  await panel.click('[data-testid="offer-connect"]');
  await panel.waitFor(() => document.querySelectorAll('[data-testid="service"][data-state="live"]').length === 2);
  expect(forged.offered).toEqual([SUBPROTOCOL]);
});

test('the service of a page that was left is not offered for the next one', async ({ devtools }) => {
  const site = await startSite({ '/own': formatTag({ instance: 'api-4711', number: 1, port: 9 }) });
  const next = await startSite({ '/': formatTag({ instance: 'next-4711', number: 1, port: 11 }) });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await ask(page, 'GET /own');
  await panel.waitForSelector(`${OFFER}[data-url*=":9/"]`);
  await page.goto(next.url);
  await panel.waitForSelector(`${OFFER}[data-url*=":11/"]`);
  await panel.waitFor((offer) => document.querySelectorAll(offer).length === 1, OFFER);
});
