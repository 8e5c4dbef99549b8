import type { PageRequest } from '../browser/har.ts';
import type { SeenRequest } from './page-requests.ts';
import { waitedMs } from './request-time.ts';
import { knownRouteOf, quantileOf, type Route } from './routes.ts';

/** How a request's time compares with those of the same route in this page. Times in milliseconds. */
export interface RoutePlace {
  route: Route;
  /** How many came over the network and have a known time, this one included. */
  count: number;
  median: number;
  p95: number;
  /** How many took longer. */
  slower: number;
}

/** The place of a request among the others of its route; undefined where its own time is not known. */
export function placeOf(request: PageRequest, list: readonly SeenRequest[]): RoutePlace | undefined {
  const durationMs = waitedMs(request);
  if (durationMs === undefined) return undefined;
  const route = knownRouteOf(request);
  const times = list
    .flatMap(({ request: each }) => (knownRouteOf(each).key === route.key ? (waitedMs(each) ?? []) : []))
    .sort((a, b) => a - b);
  return {
    route,
    count: times.length,
    median: quantileOf(times, 0.5) ?? durationMs,
    p95: quantileOf(times, 0.95) ?? durationMs,
    slower: times.filter((time) => time > durationMs).length,
  };
}
