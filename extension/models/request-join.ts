import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import { MAX_LOOKUP_NUMBERS } from '../../shared/limits.ts';
import type { RequestRecord } from '../../shared/messages.ts';
import type { Entry } from './entries.ts';
import type { PageRequests, SeenRequest } from './page-requests.ts';
import type { Service } from './service.ts';

/** How often a service is asked at most: with the probes of its clock, well below the 20 messages a second that it takes. */
const EVERY_MS = 250;
/**
 * For how long an answer is waited for, each time. A service may not know yet that a request is over: of one that was
 * broken off it learns with its next sample.
 */
const WAITS_MS = [1000, 3000, 10_000];
/** A request takes its time in the browser, too; beyond this, the record is of another one. */
const TOLERANCE_MS = 100;

/** A number that a service is to be asked for. */
interface Wanted {
  seen: SeenRequest;
  tries: number;
  dueAt: number;
}

/**
 * Finds for each request the service that has served it, by what the header of its response says, and asks that for what
 * it knows. What came out of a cache carries the number of an earlier request, and anybody can write the header: a record
 * counts only where its times fit. Returns the way to stop.
 */
export function joinRequests(requests: PageRequests, entries: ReadonlySignal<readonly Entry[]>): () => void {
  const wanted = new Map<Service, Map<number, Wanted>>();
  const listening = new Map<Service, () => void>();
  /** The instance of each service whose earlier requests have been looked for. */
  const placed = new Map<Service, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const byInstance = (instance: string) =>
    untracked(
      () => entries.value.find(({ service }) => service.description.value?.service.instance === instance)?.service,
    );

  function place(seen: SeenRequest): void {
    const { tag, by } = seen.request;
    if (!tag || by !== 'network') return;
    const service = byInstance(tag.instance);
    if (!service) return;
    const known = { ...seen, service };
    requests.replace(known);
    const numbers = wanted.get(service) ?? new Map<number, Wanted>();
    wanted.set(service, numbers);
    numbers.set(tag.number, { seen: known, tries: 0, dueAt: 0 });
    schedule(0);
  }

  function schedule(delayMs: number): void {
    timer ??= setTimeout(ask, Math.max(delayMs, EVERY_MS));
  }

  function ask(): void {
    timer = undefined;
    const now = Date.now();
    for (const [service, numbers] of wanted) {
      const due = [...numbers].filter(([, { dueAt }]) => dueAt <= now).slice(0, MAX_LOOKUP_NUMBERS);
      const asked = due.flatMap(([number, each]) => {
        const waitMs = WAITS_MS[each.tries];
        if (waitMs === undefined) numbers.delete(number);
        else numbers.set(number, { ...each, tries: each.tries + 1, dueAt: now + waitMs });
        return waitMs === undefined ? [] : number;
      });
      if (asked.length > 0) service.ask(asked);
      if (numbers.size === 0) wanted.delete(service);
    }
    const next = Math.min(
      ...[...wanted.values()].flatMap((numbers) => [...numbers.values()].map(({ dueAt }) => dueAt)),
    );
    if (Number.isFinite(next)) schedule(next - now);
  }

  function answered(service: Service, records: readonly RequestRecord[]): void {
    const numbers = wanted.get(service);
    for (const record of records) {
      const each = numbers?.get(record.number);
      if (!each) continue;
      numbers?.delete(record.number);
      if (fits(each.seen, record, service)) requests.replace({ ...each.seen, record });
    }
  }

  const stopRequests = requests.onRequest(place);
  const stopEntries = effect(() => {
    const services = new Set(entries.value.map(({ service }) => service));
    for (const service of services) {
      const instance = service.description.value?.service.instance;
      if (!listening.has(service)) {
        listening.set(
          service,
          service.onRequests((records) => answered(service, records)),
        );
      }
      if (instance === undefined || placed.get(service) === instance) continue;
      placed.set(service, instance);
      const earlier = requests.list.filter((seen) => !seen.service && seen.request.tag?.instance === instance);
      untracked(() => earlier.forEach(place));
    }
    for (const [service, stop] of listening) {
      if (services.has(service)) continue;
      stop();
      listening.delete(service);
      placed.delete(service);
      wanted.delete(service);
    }
  });

  return () => {
    stopRequests();
    stopEntries();
    clearTimeout(timer);
    for (const stop of listening.values()) stop();
  };
}

/** Whether a record can be of the request, by the clocks of both. */
function fits({ request }: SeenRequest, record: RequestRecord, service: Service): boolean {
  const offset = service.clock.at(request.startedAt);
  if (!offset) return true;
  const slackMs = offset.uncertaintyMs + TOLERANCE_MS;
  const startedAt = record.startedAt - offset.offsetMs;
  const { startedAt: from, durationMs = Infinity } = request;
  return startedAt >= from - slackMs && startedAt <= from + durationMs + slackMs;
}
