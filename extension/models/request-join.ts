import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import type { RequestRecord } from '../../shared/messages.ts';
import type { Entry } from './entries.ts';
import { withLeftOut } from './left-out.ts';
import type { PageRequests, SeenRequest } from './page-requests.ts';
import { offsetOfRecord } from './record-offset.ts';
import { createRequestLookups, LOOKUP_MS, type RequestLookups } from './request-lookups.ts';
import type { Service } from './service.ts';

/** A recording has the name of the process that it is of, but that can answer itself. */
const live = (entries: readonly Entry[]) => entries.filter(({ recording }) => !recording);

/**
 * Finds for each request the service that has served it, by what the header of its response says, and asks that for what
 * it knows. What came out of a cache carries the number of an earlier request, and anybody can write the header: a record
 * counts only where its times fit. Returns the way to stop.
 */
export function joinRequests(requests: PageRequests, entries: ReadonlySignal<readonly Entry[]>): () => void {
  const lookups = new Map<Service, RequestLookups>();
  /** The instance of each service whose earlier requests have been looked for. */
  const placed = new Map<Service, string>();

  const byInstance = (instance: string) =>
    untracked(
      () =>
        live(entries.value).find(({ service }) => service.description.value?.service.instance === instance)?.service,
    );

  function place(seen: SeenRequest): void {
    const { tag, by } = seen.request;
    if (!tag || by !== 'network') return;
    const service = byInstance(tag.instance);
    if (!service) return;
    const known = { ...seen, service };
    requests.replace(known);
    lookups.get(service)?.add(tag.number, known);
  }

  function found(service: Service, seen: SeenRequest, record: RequestRecord): void {
    const offset = offsetOfRecord(seen, record, service.clock);
    if (offset) requests.replace({ ...seen, request: withLeftOut(seen.request, record, offset), record });
    // Until the clock of the service is known, it cannot be told whether it is of that.
    else if (!service.clock.current.peek()) requests.replace({ ...seen, record });
  }

  const stopEntries = effect(() => {
    const services = new Set(live(entries.value).map(({ service }) => service));
    for (const service of services) {
      const instance = service.description.value?.service.instance;
      if (!lookups.has(service)) {
        lookups.set(
          service,
          createRequestLookups(service, (seen, record) => found(service, seen, record)),
        );
      }
      if (instance === undefined || placed.get(service) === instance) continue;
      placed.set(service, instance);
      const earlier = requests.list.filter((seen) => !seen.service && seen.request.tag?.instance === instance);
      untracked(() => earlier.forEach(place));
    }
    for (const [service, { stop }] of lookups) {
      if (services.has(service)) continue;
      stop();
      lookups.delete(service);
      placed.delete(service);
    }
  });
  // Each service that there is can be asked by now.
  const stopRequests = requests.onRequest(place);

  return () => {
    stopRequests();
    stopEntries();
    for (const { stop } of lookups.values()) stop();
  };
}

/** Whether nothing more is to come of what the service knows of a request. */
export function isAnswerOut({ request, record }: SeenRequest, now: number): boolean {
  const { tag, by, startedAt, durationMs = 0 } = request;
  return record !== undefined || !tag || by !== 'network' || startedAt + durationMs + LOOKUP_MS < now;
}
