import type { PageRequest } from '../browser/har.ts';
import { routeOf } from './routes.ts';

/** Gives what stands in a file for the address of a request. */
export type AddressWriter = (request: Pick<PageRequest, 'method' | 'url'>) => string;

/** The address itself, for files of which the person has asked for it. */
export const plainAddress: AddressWriter = ({ url }) => url;

/**
 * Puts names in the place of addresses, such as `http://host-1/route-3`: the same for the same host and the same route,
 * so that requests can still be compared with others of their kind, and nothing can be read from them.
 */
export function createAddressHider(): AddressWriter {
  const hosts = new Map<string, number>();
  const routes = new Map<string, number>();
  return (request) => {
    const [scheme = 'http'] = /^[a-z]+(?=:)/.exec(request.url) ?? [];
    const { host, key } = routeOf(request);
    return `${scheme}://host-${placeIn(hosts, host)}/route-${placeIn(routes, key)}`;
  };
}

/** Which one it is, in the order in which they were first seen. */
function placeIn(known: Map<string, number>, key: string): number {
  const place = known.get(key) ?? known.size + 1;
  known.set(key, place);
  return place;
}
