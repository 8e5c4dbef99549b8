import type { PageRequest } from '../browser/har.ts';
import type { Explanation } from './explanation.ts';
import { waitedMs } from './request-time.ts';

/** One kind of request: a method and an address in which what differs from one to the next is folded. */
export interface Route {
  /** Tells it from all others. */
  key: string;
  method: string;
  /** Host and port; a page may have several services behind it. */
  host: string;
  /** The path, such as `/users/:id/orders`. */
  path: string;
}

/** What stands for a part of a path that names one of many things. */
const FOLDED = ':id';

const NUMBER = /^[-+]?\d+$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** Ids in hexadecimal, of databases and hashes, which have a digit; a word of these letters has none. */
const HEX = /^(?=.*\d)[\da-f]{8,}$/i;
/** A long mixture of letters and digits, as ULIDs, CUIDs, base64 and the names that build tools give to files. */
const MIXTURE = /^(?=(?:.*\d){2})(?=.*[a-z])[\w~+=-]{16,}$/i;
/** Of a file name with a hash in it, such as `app-B1x9Za8q.js`. */
const HASHED_FILE = /^(.*?)[.-](?=[\w-]*\d)[\w-]{8,}(\.[a-z\d]+)$/i;

/** The route of a request; addresses that cannot be read are routes of their own. */
export function routeOf({ method, url }: Pick<PageRequest, 'method' | 'url'>): Route {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const host = parsed?.host ?? '';
  const path = parsed ? foldPath(parsed.pathname) : url;
  return { key: `${method} ${host}${path}`, method, host, path };
}

const known = new WeakMap<PageRequest, Route>();

/** The same for a request that is asked for again and again. */
export function knownRouteOf(request: PageRequest): Route {
  const route = known.get(request) ?? routeOf(request);
  known.set(request, route);
  return route;
}

/** A path without query, in which numbers and ids are folded. */
export function foldPath(pathname: string): string {
  return pathname.split('/').map(foldPart).join('/');
}

function foldPart(part: string): string {
  const text = decoded(part);
  if (NUMBER.test(text) || UUID.test(text) || HEX.test(text) || MIXTURE.test(text)) return FOLDED;
  const [, name, extension] = HASHED_FILE.exec(text) ?? [];
  return name === undefined ? part : `${name}-${FOLDED}${extension}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A request with what is known of it. */
export interface ExplainedRequest {
  request: PageRequest;
  explanation?: Explanation;
}

/** A route with figures of its requests. Times in milliseconds, see `waitedMs`; shares from 0 to 1. */
export interface RouteFigures {
  route: Route;
  /** Of all its requests, also those that have no part in the times. */
  count: number;
  median: number | undefined;
  p95: number | undefined;
  /** Shares of all of the requests' time, of those that are explained; undefined where none is. */
  gc: number | undefined;
  queued: number | undefined;
  own: number | undefined;
}

/** The routes of some requests, in the order in which they were first seen. */
export function figuresByRoute(requests: readonly ExplainedRequest[]): RouteFigures[] {
  const groups = new Map<string, { route: Route; members: ExplainedRequest[] }>();
  for (const each of requests) {
    const route = knownRouteOf(each.request);
    const group = groups.get(route.key);
    if (group) group.members.push(each);
    else groups.set(route.key, { route, members: [each] });
  }
  return [...groups.values()].map(({ route, members }) => {
    const times = members.flatMap(({ request }) => waitedMs(request) ?? []).sort((a, b) => a - b);
    const explained = members.flatMap(({ explanation }) => explanation ?? []);
    const total = explained.reduce((sum, { pieces }) => sum + lengthOf(pieces), 0);
    const share = (kind: 'gc' | 'queued' | 'own') =>
      total > 0 ? explained.reduce((sum, { totals }) => sum + totals[kind], 0) / total : undefined;
    return {
      route,
      count: members.length,
      median: quantileOf(times, 0.5),
      p95: quantileOf(times, 0.95),
      gc: share('gc'),
      queued: share('queued'),
      own: share('own'),
    };
  });
}

const lengthOf = (pieces: Explanation['pieces']) => pieces.reduce((sum, { from, to }) => sum + to - from, 0);

/** A quantile of ascending values by the nearest rank, so that it is one of them. */
export function quantileOf(ascending: readonly number[], share: number): number | undefined {
  return ascending[Math.max(Math.ceil(ascending.length * share) - 1, 0)];
}
