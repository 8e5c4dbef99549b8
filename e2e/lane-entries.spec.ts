import { addPage, pageOf, requestsInView, startPage, waitForRequest } from './lane-steps.ts';
import { expect, test } from './test.ts';

test('every kind of request stands in the lane, as often as the browser made it', async ({
  devtools,
  services,
  driver,
}) => {
  const { panel, page } = devtools;
  const service = await startPage(services, 'versatile');
  await devtools.open(pageOf(service));
  await addPage(panel, service);
  await page.evaluate(makeRequests, pageOf(service).replace('127.0.0.1', 'localhost'));
  await waitForRequest(panel, '/slow?worker', '200');
  await waitForRequest(panel, '/made', '200');
  await waitForRequest(panel, '/aborted', 'failed');

  const all = await requestsInView(panel);
  const endings = (request: string) =>
    all
      .filter((text) => text.startsWith(`${request} at `))
      .map((text) => text.slice(text.indexOf(': ') + 2).replace(/((less than )?[\d.]+ m?s|no times known)(, )?/, ''));
  const [cache, worker] =
    driver === 'chromium'
      ? ['from the cache', 'by a service worker']
      : ['from the cache or a service worker', 'from the cache or a service worker'];
  expect.soft(endings('GET /redirect')).toEqual(['302, ']);
  expect.soft(endings('GET /slow?redirected')).toEqual(['200, ']);
  expect.soft(endings('GET /cached')).toEqual(['200, ', `200, ${cache}`]);
  expect.soft(endings('GET /missing')).toEqual(['404, ']);
  expect.soft(endings('GET /aborted')).toEqual([expect.stringMatching(/^failed/)]);
  expect.soft(endings('OPTIONS /elsewhere')).toEqual(['200, ']);
  expect.soft(endings('PUT /elsewhere')).toHaveLength(1);
  expect.soft(endings('GET /stream')).toEqual(['200, ']);
  expect.soft(endings('GET /socket')).toEqual(['101, ']);
  expect.soft(endings('GET /made')).toEqual([`200, ${worker}`]);
  expect
    .soft(endings('GET /slow?worker').toSorted())
    .toEqual(driver === 'chromium' ? ['200, ', `200, ${worker}`] : [`200, ${worker}`]);
  expect.soft(all.filter((text) => text.includes('data:'))).toEqual([]);

  // Of the two that Chromium tells of, the page's own was answered by its service worker, and not by the service.
  await panel.click('[data-testid="menu-lane-filter"]');
  await panel.click('[data-testid="menu-item-lane-own"]');
  await waitForRequest(panel, '/slow?redirected');
  await panel.waitFor(() => {
    const texts = [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent ?? '');
    return texts.length > 0 && !texts.some((text) => text.includes('/made') || text.includes('the cache'));
  });
  const own = await requestsInView(panel);
  expect(own.filter((text) => text.includes('/slow?worker'))).toHaveLength(driver === 'chromium' ? 1 : 0);
});

/** Runs in the page. `other` is the same server under another name. */
async function makeRequests(other: string): Promise<void> {
  const ask = (address: string, options: RequestInit = {}) =>
    fetch(address, options)
      .then((response) => response.text())
      .catch(String);
  await ask('/redirect');
  await ask('/cached');
  await ask('/cached');
  await ask('/missing');
  const control = new AbortController();
  const aborted = ask('/aborted', { signal: control.signal });
  await ask('/slow?meanwhile');
  control.abort();
  await aborted;
  await ask(`${other}elsewhere`, { method: 'PUT', headers: { 'x-own': '1' } });
  await new Promise<void>((resolve) => {
    const stream = new EventSource('/stream');
    stream.onerror = () => {
      stream.close();
      resolve();
    };
  });
  await new Promise<void>((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/socket`);
    socket.onopen = () => socket.send('x');
    socket.onmessage = () => socket.close();
    socket.onclose = () => resolve();
  });
  await navigator.serviceWorker.register('/worker.js');
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  }
  await ask('/slow?worker');
  await ask('/made');
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((each) => each.unregister()));
}
