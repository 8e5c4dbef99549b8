import type { PageRequest } from '../browser/har.ts';
import type { SeenRequest } from './page-requests.ts';
import type { Service } from './service.ts';

/**
 * The service that has probably served a request which does not say so itself, as one that was made before the panel was
 * connected: of the requests to the same host and port, the one that says so last. `list` is in the order of the
 * requests' ends; only services of `connected` count.
 */
export function likelyServiceOf(
  { url }: Pick<PageRequest, 'url'>,
  list: readonly SeenRequest[],
  connected: ReadonlySet<Service>,
): Service | undefined {
  const host = hostOf(url);
  return list.findLast(
    ({ request, service }) => service !== undefined && connected.has(service) && hostOf(request.url) === host,
  )?.service;
}

/**
 * Whether a service can have answered a request that does not say so itself. Since the first look at its clock it is
 * connected, and then it puts its name to all that it answers: what has none is of a server beside or before it. One that
 * never does is never the likely one.
 */
export function canHaveServed({ clock }: Service, { request: { startedAt }, setByMs }: SeenRequest): boolean {
  const offset = clock.at(startedAt, setByMs);
  return !offset || offset.at > startedAt;
}

/** Host and port; a WebSocket and a page are of one host. Much faster than to take the address apart in full. */
const hostOf = (url: string) => /^(?:http|ws)(s?):\/\/([^/?#]*)/.exec(url)?.slice(1).join(' ');
