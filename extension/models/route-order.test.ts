import { describe, expect, it } from 'vitest';
import { nextOrder, type RouteOrder, sortRoutes, WORST_FIRST } from './route-order.ts';
import type { RouteFigures } from './routes.ts';

const figures = (path: string, p95: number | undefined, count = 1): RouteFigures => ({
  route: { key: `GET shop.test${path}`, method: 'GET', host: 'shop.test', path },
  count,
  median: p95,
  p95,
  gc: undefined,
  queued: undefined,
  own: undefined,
});

const ROUTES = [figures('/b', 20, 5), figures('/a', 20), figures('/c', undefined, 9), figures('/d', 300)];
const paths = (order: RouteOrder) => sortRoutes(ROUTES, order).map(({ route }) => route.path);

describe('routes', () => {
  it('stand with the slowest first, by their paths where that is equal, and at the end without a figure', () => {
    expect(paths(WORST_FIRST)).toEqual(['/d', '/a', '/b', '/c']);
    expect(paths({ column: 'p95', isDescending: false })).toEqual(['/a', '/b', '/d', '/c']);
    expect(paths({ column: 'count', isDescending: true })).toEqual(['/c', '/b', '/a', '/d']);
    expect(paths({ column: 'gc', isDescending: true })).toEqual(['/a', '/b', '/c', '/d']);
    expect(paths({ column: 'route', isDescending: true })).toEqual(['/d', '/c', '/b', '/a']);
  });

  it('are sorted the other way round by a second click', () => {
    const byCount = nextOrder(WORST_FIRST, 'count');
    expect(byCount).toEqual({ column: 'count', isDescending: true });
    expect(nextOrder(byCount, 'count')).toEqual({ column: 'count', isDescending: false });
    expect(nextOrder(byCount, 'route')).toEqual({ column: 'route', isDescending: false });
  });
});
