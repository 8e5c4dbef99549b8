import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { canHaveServed, likelyServiceOf } from './likely-service.ts';
import type { SeenRequest } from './page-requests.ts';
import { createService, type Service } from './service.ts';

function newService(): Service {
  const service = createService(createFakeSource().source);
  onTestFinished(service.dispose);
  return service;
}

const seen = (url: string, service?: Service): SeenRequest => ({
  request: pageRequestOf({ url }),
  ...(service && { service }),
});

describe('the likely service of a request', () => {
  it('is that which served others of the same host and port last', () => {
    const [api, next, other] = [newService(), newService(), newService()];
    const list = [
      seen('http://shop.test:3000/a', api),
      seen('http://shop.test:3000/b', next),
      seen('http://shop.test:3001/c', other),
      seen('http://shop.test:3000/d'),
    ];
    const all = new Set([api, next, other]);
    expect(likelyServiceOf({ url: 'http://shop.test:3000/x?q=http://shop.test:3001/' }, list, all)).toBe(next);
    expect(likelyServiceOf({ url: 'ws://shop.test:3001/live' }, list, all)).toBe(other);
    expect(likelyServiceOf({ url: 'https://shop.test:3000/x' }, list, all)).toBeUndefined();
    expect(likelyServiceOf({ url: 'http://shop.test/x' }, list, all)).toBeUndefined();
  });

  it('is one that is there', () => {
    const [gone, there] = [newService(), newService()];
    const list = [seen('http://shop.test/a', there), seen('http://shop.test/a', gone)];
    expect(likelyServiceOf({ url: 'http://shop.test/b' }, list, new Set([there]))).toBe(there);
    expect(likelyServiceOf({ url: 'http://shop.test/b' }, list, new Set())).toBeUndefined();
  });

  it('can have served what was made before it was connected, and nothing that does not say so after that', () => {
    const service = newService();
    const can = (startedAt: number, setByMs = 0) =>
      canHaveServed(service, { request: pageRequestOf({ startedAt }), setByMs });
    expect(can(1000)).toBe(true);
    for (const at of [1000, 21_000]) service.clock.add({ at, offsetMs: 0, uncertaintyMs: 1 });
    expect([999, 1000, 5000, 30_000].map((at) => can(at))).toEqual([true, false, false, false]);
    // By a clock that was set back since.
    expect(can(500, -900)).toBe(false);
    expect(can(50, -900)).toBe(true);
  });
});
