import { effect } from '@preact/signals';
import { MAX_LOOKUP_NUMBERS } from '../../shared/limits.ts';
import type { RequestRecord } from '../../shared/messages.ts';
import type { SeenRequest } from './page-requests.ts';
import type { Service } from './service.ts';

/** Asks one service for what it knows of requests. */
export interface RequestLookups {
  /** Asks for a request by its number, as soon as the service can be asked. */
  add(number: number, seen: SeenRequest): void;
  stop(): void;
}

/** How often a service is asked at most: with the probes of its clock, well below the 20 messages a second that it takes. */
const EVERY_MS = 250;
/**
 * For how long an answer is waited for, each time. A service may not know yet that a request is over: of one that was
 * broken off it learns with its next sample.
 */
const WAITS_MS = [1000, 3000, 10_000];
/** From then on nothing more comes from a service that could be asked all the time, in milliseconds. */
export const LOOKUP_MS = WAITS_MS.reduce((sum, ms) => sum + ms, EVERY_MS);

/** Of a service that cannot be asked for long; more than the page's list holds are of no use. */
const MOST_WANTED = 5000;

/** A number that the service is to be asked for. */
interface Wanted {
  seen: SeenRequest;
  tries: number;
  /** By the monotonic clock: the wall clock may be set back by an hour. */
  dueAt: number;
}

/**
 * Asks while the service is live, and not again before it has answered: one that was stopped reads all questions at once
 * when it goes on. `found` is told of each record.
 */
export function createRequestLookups(
  service: Pick<Service, 'status' | 'ask' | 'onRequests'>,
  found: (seen: SeenRequest, record: RequestRecord) => void,
): RequestLookups {
  const wanted = new Map<number, Wanted>();
  let isUnanswered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = Infinity;

  function schedule(delayMs: number): void {
    const waitMs = Math.max(delayMs, EVERY_MS);
    const at = performance.now() + waitMs;
    if (at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(ask, waitMs);
  }

  function scheduleNext(): void {
    const next = Math.min(...[...wanted.values()].map(({ dueAt }) => dueAt));
    if (Number.isFinite(next)) schedule(next - performance.now());
  }

  function ask(): void {
    timerAt = Infinity;
    if (isUnanswered || service.status.peek().state !== 'live') return;
    const now = performance.now();
    const due = [...wanted].filter(([, { dueAt }]) => dueAt <= now).slice(0, MAX_LOOKUP_NUMBERS);
    const asked = due.flatMap(([number, each]) => {
      const waitMs = WAITS_MS[each.tries];
      if (waitMs === undefined) wanted.delete(number);
      else wanted.set(number, { ...each, tries: each.tries + 1, dueAt: now + waitMs });
      return waitMs === undefined ? [] : number;
    });
    isUnanswered = asked.length > 0;
    if (isUnanswered) service.ask(asked);
    else scheduleNext();
  }

  const stopStatus = effect(() => {
    const { state } = service.status.value;
    if (state === 'live') return schedule(0);
    if (state === 'silent') return;
    // What was asked went with the connection.
    isUnanswered = false;
    for (const [number, { seen }] of wanted) wanted.set(number, { seen, tries: 0, dueAt: 0 });
  });
  const stopAnswers = service.onRequests((records) => {
    isUnanswered = false;
    for (const record of records) {
      const each = wanted.get(record.number);
      wanted.delete(record.number);
      if (each) found(each.seen, record);
    }
    scheduleNext();
  });

  return {
    add(number, seen) {
      wanted.set(number, { seen, tries: 0, dueAt: 0 });
      const [oldest] = wanted.keys();
      if (wanted.size > MOST_WANTED && oldest !== undefined) wanted.delete(oldest);
      schedule(0);
    },
    stop() {
      stopStatus();
      stopAnswers();
      clearTimeout(timer);
    },
  };
}
