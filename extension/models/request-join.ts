import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import { MAX_LOOKUP_NUMBERS } from '../../shared/limits.ts';
import type { RequestRecord } from '../../shared/messages.ts';
import type { Entry } from './entries.ts';
import type { PageRequests, SeenRequest } from './page-requests.ts';
import { offsetOfRecord } from './record-offset.ts';
import type { Service } from './service.ts';

/** How often a service is asked at most: with the probes of its clock, well below the 20 messages a second that it takes. */
const EVERY_MS = 250;
/**
 * For how long an answer is waited for, each time. A service may not know yet that a request is over: of one that was
 * broken off it learns with its next sample.
 */
const WAITS_MS = [1000, 3000, 10_000];
const WAITED_MS = WAITS_MS.reduce((sum, ms) => sum + ms, EVERY_MS);

/** For a service that may be connected later, so many requests are kept in mind, of so many instances. */
const MOST_WAITING = 1000;
const MOST_INSTANCES = 50;

/** A recording has the name of the process that it is of, but that can answer itself. */
const live = (entries: readonly Entry[]) => entries.filter(({ recording }) => !recording);

/** A number that a service is to be asked for. */
interface Wanted {
  seen: SeenRequest;
  tries: number;
  /** By the monotonic clock: the wall clock may be set back by an hour. */
  dueAt: number;
}

/**
 * Finds for each request the service that has served it, by what the header of its response says, and asks that for what
 * it knows. What came out of a cache carries the number of an earlier request, and anybody can write the header: a record
 * counts only where its times fit. Returns the way to stop.
 */
export function joinRequests(requests: PageRequests, entries: ReadonlySignal<readonly Entry[]>): () => void {
  const wanted = new Map<Service, Map<number, Wanted>>();
  const homeless = new Map<string, SeenRequest[]>();
  const listening = new Map<Service, () => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const byInstance = (instance: string) =>
    untracked(
      () =>
        live(entries.value).find(({ service }) => service.description.value?.service.instance === instance)?.service,
    );

  function place(seen: SeenRequest): void {
    const { tag, by } = seen.request;
    if (!tag || by !== 'network') return;
    const service = byInstance(tag.instance);
    if (!service) {
      homeless.set(tag.instance, [...(homeless.get(tag.instance) ?? []), seen].slice(-MOST_WAITING));
      const [oldest] = homeless.keys();
      if (homeless.size > MOST_INSTANCES && oldest !== undefined) homeless.delete(oldest);
      return;
    }
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
    const now = performance.now();
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
      // Until the clock of the service is known, it cannot be told.
      const isOfIt = !service.clock.current.peek() || offsetOfRecord(each.seen, record, service.clock);
      if (isOfIt) requests.replace({ ...each.seen, record });
    }
  }

  const stopRequests = requests.onRequest(place);
  const stopEntries = effect(() => {
    const services = new Set(live(entries.value).map(({ service }) => service));
    for (const service of services) {
      const instance = service.description.value?.service.instance;
      if (!listening.has(service)) {
        listening.set(
          service,
          service.onRequests((records) => answered(service, records)),
        );
      }
      const waiting = instance === undefined ? undefined : homeless.get(instance);
      if (instance === undefined || !waiting) continue;
      homeless.delete(instance);
      untracked(() => waiting.forEach(place));
    }
    for (const [service, stop] of listening) {
      if (services.has(service)) continue;
      stop();
      listening.delete(service);
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

/** Whether nothing more is to come of what the service knows of a request. */
export function isAnswerOut({ request, record }: SeenRequest, now: number): boolean {
  const { tag, by, startedAt, durationMs = 0 } = request;
  return record !== undefined || !tag || by !== 'network' || startedAt + durationMs + WAITED_MS < now;
}
