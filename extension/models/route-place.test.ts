import { describe, expect, it } from 'vitest';
import { pageRequestOf } from '../testing/page-network.ts';
import { placeOf } from './route-place.ts';

const users = (id: number, durationMs: number) =>
  pageRequestOf({ id, url: `http://shop.test/users/${id}`, durationMs });

describe('the place of a request among those of its route', () => {
  it('counts how many took longer', () => {
    const requests = Array.from({ length: 40 }, (_, index) => users(index + 1, 10 * (index + 1)));
    const list = [...requests, pageRequestOf({ durationMs: 5000 })].map((request) => ({ request }));
    expect(placeOf(users(38, 380), list)).toMatchObject({ count: 40, median: 200, p95: 380, slower: 2 });
  });

  it('is that among what came over the network', () => {
    const cached = { request: pageRequestOf({ by: 'cache', durationMs: 2 }) };
    expect(placeOf(cached.request, [cached])).toBeUndefined();
    const list = [cached, { request: pageRequestOf() }];
    expect(placeOf(pageRequestOf(), list)).toMatchObject({ count: 1, median: 100 });
  });

  it('is not known of what has no time', () => {
    const { durationMs: _, ...untimed } = pageRequestOf();
    expect(placeOf(untimed, [])).toBeUndefined();
    expect(placeOf(pageRequestOf({ type: 'websocket' }), [])).toBeUndefined();
    expect(placeOf(pageRequestOf(), [{ request: untimed }, { request: pageRequestOf() }])?.count).toBe(1);
  });
});
