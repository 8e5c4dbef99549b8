import { type ReadonlySignal, signal } from '@preact/signals';
import type { RequestRecord } from '../../shared/messages.ts';
import type { PageRequest } from '../browser/har.ts';
import type { PageNetwork } from '../browser/network.ts';
import { createWallClock, type WallClock } from '../sources/wall-clock.ts';
import { firstIndex } from './ascending.ts';
import { createPreflights } from './preflights.ts';
import type { Service } from './service.ts';
import type { Span } from './span-cursor.ts';

/** A request of the page with what its service says of it. */
export interface SeenRequest {
  request: PageRequest;
  /** The service whose process has served it, where that is connected and says so itself. */
  service?: Service;
  /** What that process knows of it, by its own clock. */
  record?: RequestRecord;
  /** True of a recording's request of which pauses and stalls had gone when it was saved. */
  lacksPauses?: true;
  /** True of a recording's request that another service has served. */
  isAnothers?: true;
  /** By how much this machine's clock had been set when it ended, see `WallClock`; not at all unless told. */
  setByMs?: number;
  /** When its preflight was under way, by this machine's clock, where it had to wait for one of its own. */
  preflight?: Span;
}

/** The inspected page went to another address. */
export interface Navigation {
  url: string;
  at: number;
  /** As that of a request. */
  setByMs?: number;
}

/** Requests of a page, now or in a recording. */
export interface RequestList {
  /** The newest, in the order of their ends. */
  readonly list: readonly SeenRequest[];
  readonly navigations: readonly Navigation[];
  /** Rises with every change of the lists, which are no signals themselves. */
  revision: ReadonlySignal<number>;
}

/** The requests of the inspected page. */
export interface PageRequests extends RequestList {
  /** Puts the request in the place of the one of the same id: more is known of it. */
  replace(seen: SeenRequest): void;
  /** Tells of each new request. Returns the way to stop. */
  onRequest(listener: (seen: SeenRequest) => void): () => void;
  dispose(): void;
}

/** As many as a lane and a table show without delay. */
const MOST_KEPT = 5000;
const MOST_NAVIGATIONS = 200;

/** `clock` is the one by which the clocks of services are known. */
export function createPageRequests(network: PageNetwork, clock: WallClock = createWallClock()): PageRequests {
  let list: SeenRequest[] = [];
  let navigations: Navigation[] = [];
  const revision = signal(0);
  const listeners = new Set<(seen: SeenRequest) => void>();
  const preflights = createPreflights();

  function setting(): { setByMs?: number } {
    clock.now();
    return clock.setByMs === 0 ? {} : { setByMs: clock.setByMs };
  }

  const stop = network.follow({
    request(request) {
      const seen = { request, ...setting(), ...preflights.take(request) };
      list.push(seen);
      // A slice now and then costs less than a shift each time.
      if (list.length > MOST_KEPT * 1.1) list = list.slice(-MOST_KEPT);
      revision.value++;
      for (const listener of listeners) listener(seen);
    },
    navigated(url, at) {
      navigations = [...navigations, { url, at, ...setting() }].slice(-MOST_NAVIGATIONS);
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
