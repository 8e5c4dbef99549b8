import { describe, expect, it, vi } from 'vitest';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { createPageRequests } from './page-requests.ts';

describe('the requests of the page', () => {
  it('are kept in the order of their ends, with where the page went', () => {
    const { network, request, navigated } = createFakeNetwork();
    const requests = createPageRequests(network);
    request(pageRequestOf({ id: 1 }));
    navigated('http://127.0.0.1:8080/', 2000);
    request(pageRequestOf({ id: 2 }));
    expect(requests.list.map((seen) => seen.request.id)).toEqual([1, 2]);
    expect(requests.navigations).toEqual([{ url: 'http://127.0.0.1:8080/', at: 2000 }]);
    expect(requests.revision.value).toBe(3);
  });

  it('are told to who comes later, too, and replaced when more is known', () => {
    const { network, request } = createFakeNetwork();
    const requests = createPageRequests(network);
    request(pageRequestOf({ id: 1 }));
    const heard = vi.fn();
    const stop = requests.onRequest(heard);
    request(pageRequestOf({ id: 2 }));
    expect(heard.mock.calls.map(([seen]) => seen.request.id)).toEqual([1, 2]);
    const record = { number: 7, startedAt: 1, endedAt: 2, status: 200, bytes: 1, inFlight: 1 };
    requests.replace({ request: pageRequestOf({ id: 1 }), record });
    requests.replace({ request: pageRequestOf({ id: 99 }), record });
    expect(requests.list.map((seen) => seen.record?.number)).toEqual([7, undefined]);
    stop();
    request(pageRequestOf({ id: 3 }));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('know by how much the clock was set when they ended', () => {
    const { network, request, navigated } = createFakeNetwork();
    const clock = { now: () => 0, errorMs: 0, setByMs: 0 };
    const requests = createPageRequests(network, clock);
    request(pageRequestOf({ id: 1 }));
    clock.setByMs = 3_600_000;
    request(pageRequestOf({ id: 2 }));
    navigated('http://127.0.0.1:8080/', 2000);
    expect(requests.list.map(({ setByMs }) => setByMs)).toEqual([undefined, 3_600_000]);
    expect(requests.navigations[0]?.setByMs).toBe(3_600_000);
  });

  it('know which preflight they have waited for', () => {
    const { network, request } = createFakeNetwork();
    const requests = createPageRequests(network);
    request(pageRequestOf({ id: 1, type: 'preflight', method: 'OPTIONS', startedAt: 1001, durationMs: 70 }));
    request(pageRequestOf({ id: 2, phases: { blocked: 75, connect: 0, send: 0, wait: 20, receive: 5 } }));
    request(pageRequestOf({ id: 3 }));
    const span = { at: 1001, durationMs: 70 };
    expect(requests.list.map(({ preflight }) => preflight)).toEqual([undefined, span, undefined]);
  });

  it('are as many as can be shown, the newest', () => {
    const { network, request } = createFakeNetwork();
    const requests = createPageRequests(network);
    for (let id = 1; id <= 12_000; id++) request(pageRequestOf({ id }));
    expect(requests.list.length).toBeGreaterThanOrEqual(5000);
    expect(requests.list.length).toBeLessThanOrEqual(5500);
    expect(requests.list.at(-1)?.request.id).toBe(12_000);
  });

  it('come no more once nobody looks', () => {
    const fake = createFakeNetwork();
    const requests = createPageRequests(fake.network);
    expect(fake.isFollowed).toBe(true);
    requests.dispose();
    expect(fake.isFollowed).toBe(false);
  });
});
