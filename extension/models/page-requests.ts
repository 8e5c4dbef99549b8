import { type ReadonlySignal, signal } from '@preact/signals';
import type { RequestRecord } from '../../shared/messages.ts';
import type { PageRequest } from '../browser/har.ts';
import type { PageNetwork } from '../browser/network.ts';
import { firstIndex } from './ascending.ts';
import type { Service } from './service.ts';

/** A request of the page with what its service says of it. */
export interface SeenRequest {
  request: PageRequest;
  /** The service whose process has served it, where that is connected and says so itself. */
  service?: Service;
  /** What that process knows of it, by its own clock. */
  record?: RequestRecord;
}

/** The inspected page went to another address. */
export interface Navigation {
  url: string;
  at: number;
}

/** The requests of the inspected page. */
export interface PageRequests {
  /** The newest, in the order of their ends. */
  readonly list: readonly SeenRequest[];
  readonly navigations: readonly Navigation[];
  /** Rises with every change of the lists, which are no signals themselves. */
  revision: ReadonlySignal<number>;
  /** Puts the request in the place of the one of the same id: more is known of it. */
  replace(seen: SeenRequest): void;
  /** Tells of each new request. Returns the way to stop. */
  onRequest(listener: (seen: SeenRequest) => void): () => void;
  dispose(): void;
}

/** As many as a lane and a table show without delay. */
const MOST_KEPT = 5000;
const MOST_NAVIGATIONS = 200;

export function createPageRequests(network: PageNetwork): PageRequests {
  let list: SeenRequest[] = [];
  let navigations: Navigation[] = [];
  const revision = signal(0);
  const listeners = new Set<(seen: SeenRequest) => void>();
  const stop = network.follow({
    request(request) {
      const seen = { request };
      list.push(seen);
      // A slice now and then costs less than a shift each time.
      if (list.length > MOST_KEPT * 1.1) list = list.slice(-MOST_KEPT);
      revision.value++;
      for (const listener of listeners) listener(seen);
    },
    navigated(url, at) {
      navigations = [...navigations, { url, at }].slice(-MOST_NAVIGATIONS);
      revision.value++;
    },
  });
  return {
    get list() {
      return list;
    },
    get navigations() {
      return navigations;
    },
    revision,
    replace(seen) {
      const { id } = seen.request;
      const index = firstIndex(list.length, (each) => (list[each]?.request.id ?? id) >= id);
      if (list[index]?.request.id !== id) return;
      list[index] = seen;
      revision.value++;
    },
    onRequest(listener) {
      for (const seen of list) listener(seen);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: stop,
  };
}
