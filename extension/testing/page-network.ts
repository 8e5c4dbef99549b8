import type { PageRequest } from '../browser/har.ts';
import type { PageActivity, PageNetwork } from '../browser/network.ts';

/** A request of the page that took 100 ms from the given time on, most of them on the server. */
export const pageRequestOf = (more: Partial<PageRequest> = {}): PageRequest => ({
  id: 1,
  startedAt: 1000,
  durationMs: 100,
  phases: { blocked: 0, connect: 0, send: 1, wait: 95, receive: 4 },
  method: 'GET',
  url: 'http://127.0.0.1:8080/products',
  status: 200,
  type: 'fetch',
  by: 'network',
  address: '127.0.0.1',
  ...more,
});

/** A network under a test's control. */
export function createFakeNetwork() {
  let followed: PageActivity | undefined;
  const network: PageNetwork = {
    follow(activity) {
      followed = activity;
      return () => {
        followed = undefined;
      };
    },
  };
  return {
    network,
    request: (request: PageRequest) => followed?.request(request),
    navigated: (url: string, at: number) => followed?.navigated(url, at),
    get isFollowed() {
      return followed !== undefined;
    },
  };
}
