import type { RouteFigures } from './routes.ts';

/** The columns of the table of routes. */
export const ROUTE_COLUMNS = ['route', 'count', 'median', 'p95', 'gc', 'queued', 'own'] as const;
export type RouteColumn = (typeof ROUTE_COLUMNS)[number];

/** By which column a table of routes is sorted. */
export interface RouteOrder {
  column: RouteColumn;
  isDescending: boolean;
}

/**
 * The slowest first. Time spent in all would put a quick route that is asked for all the time before a slow one, and is
 * no column by which the order could be understood.
 */
export const WORST_FIRST: RouteOrder = { column: 'p95', isDescending: true };

/** The order after a click on the head of a column: figures from the highest on, and the other way round the second time. */
export function nextOrder(order: RouteOrder, column: RouteColumn): RouteOrder {
  return { column, isDescending: order.column === column ? !order.isDescending : column !== 'route' };
}

/** The routes in an order; those without a figure come last in either. */
export function sortRoutes(routes: readonly RouteFigures[], { column, isDescending }: RouteOrder): RouteFigures[] {
  const sign = isDescending ? -1 : 1;
  const none = isDescending ? -Infinity : Infinity;
  const figure = (each: RouteFigures) => (column === 'route' ? 0 : (each[column] ?? none));
  const difference = (a: number, b: number) => (a === b ? 0 : a - b);
  return routes.toSorted(
    (a, b) => sign * (column === 'route' ? comparePaths(a, b) : difference(figure(a), figure(b))) || comparePaths(a, b),
  );
}

function comparePaths({ route: a }: RouteFigures, { route: b }: RouteFigures): number {
  return a.path.localeCompare(b.path) || a.method.localeCompare(b.method) || a.host.localeCompare(b.host);
}
