import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../browser/har.ts';
import { explain } from './explanation.ts';
import { figuresByRoute, foldPath, quantileOf, routeOf } from './routes.ts';

const requestOf = (more: Partial<PageRequest>): PageRequest => ({
  id: 1,
  startedAt: 1000,
  durationMs: 100,
  phases: { blocked: 0, connect: 0, send: 0, wait: 100, receive: 0 },
  method: 'GET',
  url: 'http://shop.test/products',
  status: 200,
  type: 'fetch',
  by: 'network',
  ...more,
});

describe('a path', () => {
  it.each([
    ['/users/17/orders/4711', '/users/:id/orders/:id'],
    ['/users/-3', '/users/:id'],
    ['/o/550e8400-e29b-41d4-a716-446655440000', '/o/:id'],
    ['/o/507f1f77bcf86cd799439011/x', '/o/:id/x'],
    ['/o/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/o/:id'],
    ['/o/cjld2cjxh0000qzrmn831i7rn', '/o/:id'],
    ['/assets/app-B1x9Za8q.js', '/assets/app-:id.js'],
    ['/assets/app.3f9a81c2.chunk.css', '/assets/app.3f9a81c2.chunk.css'],
    ['/o/%2342', '/o/%2342'],
  ])('%s is that of %s', (path, folded) => {
    expect(foldPath(path)).toBe(folded);
  });

  it.each([
    '/products',
    '/v2/deadbeef',
    '/feed/decade',
    '/blog/2-ways',
    '/caf%C3%A9',
    '/%',
    '/',
    '/a.b-c_d~e',
    '/api/v1',
  ])('%s is left as it is', (path) => {
    expect(foldPath(path)).toBe(path);
  });
});

describe('a route', () => {
  it('is a method, a host and a folded path, without the query', () => {
    expect(routeOf({ method: 'PUT', url: 'https://api.test:8443/users/17?full=1#x' })).toEqual({
      key: 'PUT api.test:8443/users/:id',
      method: 'PUT',
      host: 'api.test:8443',
      path: '/users/:id',
    });
  });

  it('of what is no address is its own', () => {
    expect(routeOf({ method: 'GET', url: 'http://[' }).key).toBe('GET http://[');
  });

  it('has figures of all its requests, and shares of those that are explained', () => {
    const served = { startedAt: 1000, endedAt: 1100 };
    const collected = { gc: [{ kind: 'gc', at: 1010, durationMs: 50, type: 'major' } as const], stalls: [] };
    const slow = requestOf({ durationMs: 300 });
    const explanation = explain(requestOf({}), served, collected);
    if (!explanation) throw new Error('There is no explanation.');
    const figures = figuresByRoute([
      { request: requestOf({}), explanation },
      { request: slow },
      { request: requestOf({ url: 'http://shop.test/orders/1' }) },
      { request: requestOf({ url: 'http://shop.test/orders/2', method: 'POST' }) },
    ]);
    expect(figures.map(({ route, count }) => [route.key, count])).toEqual([
      ['GET shop.test/products', 2],
      ['GET shop.test/orders/:id', 1],
      ['POST shop.test/orders/:id', 1],
    ]);
    expect(figures[0]).toMatchObject({ median: 100, p95: 300, gc: 0.5, queued: 0, own: 0 });
    expect(figures[1]).toMatchObject({ median: 100, gc: undefined });
  });

  it('counts what is open for as long as it is wanted, and has no time of it', () => {
    const [stream] = figuresByRoute([{ request: requestOf({ type: 'stream', durationMs: 600_000 }) }]);
    expect(stream).toMatchObject({ count: 1, median: undefined, p95: undefined });
  });

  it('has the times of what came over the network alone', () => {
    const cached = Array.from({ length: 5 }, () => ({ request: requestOf({ by: 'cache', durationMs: 2 }) }));
    const [route] = figuresByRoute([...cached, { request: requestOf({ durationMs: 300 }) }]);
    expect(route).toMatchObject({ count: 6, median: 300, p95: 300 });
  });
});

describe('a quantile', () => {
  it('is the value of the nearest rank', () => {
    const values = Array.from({ length: 20 }, (_, index) => index + 1);
    expect([0, 0.5, 0.95, 1].map((share) => quantileOf(values, share))).toEqual([1, 10, 19, 20]);
    expect(quantileOf([], 0.5)).toBeUndefined();
  });
});
