import { type Shop, startOddService } from './demo.ts';
import type { Panel } from './devtools/devtools.ts';
import {
  ask,
  begin,
  openRoute,
  partsOfPicked,
  pickRequest,
  pickSlowest,
  routeSelector,
  waitForExact,
} from './request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

let odd: Shop;
test.beforeEach(async () => {
  odd = await startOddService();
});
test.afterEach(() => odd.end());

const SENTENCE = '[data-testid="request-sentence"]';
const ROUTE_REQUEST = '[data-testid="route-request"]';

async function connectOdd(panel: Panel): Promise<void> {
  await addDiscovered(panel, 'odd');
  await waitForState(panel, 'live');
  await waitForRows(panel, 2);
}

/** The figures of a route: how many, p50 and p95, as the table has them. */
async function figuresOf(panel: Panel, path: string): Promise<string[]> {
  await openRoute(panel, path);
  return panel.evaluate(
    (route) => [...document.querySelectorAll(`${route} td`)].slice(1, 4).map(({ textContent }) => textContent ?? ''),
    routeSelector(path),
  );
}

/** Picks a request that waited on the server, and compares with what that has measured of it. */
async function expectWaited(panel: Panel, line: string, sentence = 'were waiting'): Promise<void> {
  await pickRequest(panel, line);
  await waitForExact(panel, sentence);
  const { waiting = 0, gc = 0, own = 0, other = 0 } = await partsOfPicked(panel);
  const { durationMs } = await odd.measured(line);
  expect(Math.abs(waiting + gc + own + other - durationMs), line).toBeLessThan(Math.max(0.1 * durationMs, 10));
}

test('what is open, broken off or sent ahead is told as that, and leaves its neighbours as they are', async ({
  devtools,
  driver,
}) => {
  const { page, panel } = devtools;
  await devtools.open(odd.url);
  await connectOdd(panel);

  await page.evaluate(async () => {
    const happened = (target: EventTarget, type: string) =>
      new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
    const stream = new EventSource('/stream');
    await happened(stream, 'message');
    const socket = new WebSocket(`ws://${location.host}/socket`);
    await happened(socket, 'open');
    socket.send('x');
    await happened(socket, 'message');
    Object.assign(window, { stream, socket, happened });
  });
  const never = await begin(page, 'GET /never');
  const partly = await begin(page, 'GET /partly');
  await odd.begun('GET /never');
  await odd.begun('GET /partly');
  for (const index of [1, 2, 3]) await ask(page, `GET /neighbour?${index}`);
  await never.abort();
  await partly.abort();
  await page.evaluate(
    async (other) => {
      const { stream, socket, happened } = Object(window);
      const ended = happened(stream, 'error');
      await fetch('/end-streams');
      await ended;
      stream.close();
      const closed = happened(socket, 'close');
      socket.close();
      await closed;
      await fetch(`${other}elsewhere`, { method: 'PUT', headers: { 'x-own': '1' } }).then((response) =>
        response.text(),
      );
      await fetch('/moved').then((response) => response.text());
    },
    odd.url.replace('127.0.0.1', 'localhost'),
  );

  for (const path of ['/stream', '/socket']) {
    await pickSlowest(panel, path);
    await panel.waitForText(SENTENCE, 'for as long as it was wanted');
    // What lasts for hours would else be the slowest of all.
    expect(await figuresOf(panel, path)).toEqual(['1', '–', '–']);
  }
  await pickSlowest(panel, '/never');
  await panel.waitForText(SENTENCE, driver === 'chromium' ? 'It failed (net::ERR_ABORTED)' : 'gives no times');
  expect(await partsOfPicked(panel)).toEqual({});
  // Of this one the head has come.
  await pickSlowest(panel, '/partly');
  await panel.waitForSelector('[data-testid="request-facts"]');
  await pickSlowest(panel, 'OPTIONS /elsewhere');
  await panel.waitForSelector('[data-testid="request-certainty"][data-estimated="false"]');
  if (driver === 'chromium') {
    // On a busy machine its preflight may take longer than it waits itself.
    await expectWaited(panel, 'PUT /elsewhere', '');
    // The service waits for 20 ms before it answers that; browsers cut to whole ones.
    expect((await partsOfPicked(panel)).preflight).toBeGreaterThan(18);
  } else {
    await pickSlowest(panel, 'PUT /elsewhere');
    await panel.waitForText(SENTENCE, 'gives no times');
    await panel.waitForText('[data-testid="request-facts"]', 'On the server');
  }

  for (const index of [1, 2, 3]) await expectWaited(panel, `GET /neighbour?${index}`);
  await expectWaited(panel, 'GET /target');
  const [count, , p95] = await figuresOf(panel, '/neighbour');
  expect(count).toBe('3');
  expect(p95).toBe(await panel.text(`${ROUTE_REQUEST} .duration`));
  expect(await panel.count('[data-testid="notice"]')).toBe(0);
  expect(await panel.count('[data-testid="offer"]')).toBe(0);
});

test('what the cache or a service worker answers is told as that, and is no request of the service', async ({
  devtools,
  driver,
}) => {
  const { page, panel } = devtools;
  await devtools.open(odd.url);
  await connectOdd(panel);
  await ask(page, 'GET /cached');
  await ask(page, 'GET /cached');
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }
    for (const path of ['/from-worker', '/through-worker']) await fetch(path).then((response) => response.text());
  });

  // Firefox does not tell a cache from a worker, and says nothing of what a worker asks for.
  const [ofCache, ofWorker] =
    driver === 'chromium'
      ? ['took it out of its cache', 'A service worker of the page answered']
      : ['cache or a service worker answered', 'cache or a service worker answered'];
  await expectWaited(panel, 'GET /cached');
  await panel.waitFor((request) => document.querySelectorAll(request).length === 2, ROUTE_REQUEST);
  await panel.click(`li:last-child > ${ROUTE_REQUEST}`);
  await panel.waitForText(SENTENCE, ofCache);
  await pickSlowest(panel, '/from-worker');
  await panel.waitForText(SENTENCE, ofWorker);
  expect(await partsOfPicked(panel)).toEqual({});

  await openRoute(panel, '/through-worker');
  const states = driver === 'chromium' ? ['explained', 'worker'] : ['browser'];
  await panel.waitFor(({ request, count }) => document.querySelectorAll(request).length === count, {
    request: ROUTE_REQUEST,
    count: states.length,
  });
  const seen: (string | null)[] = [];
  for (const place of states.keys()) {
    const request = `li:nth-child(${place + 1}) > ${ROUTE_REQUEST}`;
    await panel.click(request);
    await panel.waitForSelector(`${request}[aria-pressed="true"]`);
    seen.push(await panel.attribute('[data-testid="request-pane"]', 'data-state'));
  }
  expect(seen.toSorted()).toEqual(states);
  await page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(registrations.map((each) => each.unregister()));
  });
});
