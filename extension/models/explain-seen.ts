import type { ProcessEvent } from '../../shared/events.ts';
import { browserRoundingMs } from './browser-rounding.ts';
import { type KnownOffset, uncertaintyAt } from './clock-offsets.ts';
import { type Explanation, explain, type Pauses, type Served } from './explanation.ts';
import type { HeldPauses } from './lost-pauses.ts';
import type { SeenRequest } from './page-requests.ts';
import { moveInto, offsetOfRecord } from './record-offset.ts';
import type { Service } from './service.ts';

/** What a request's time went into, and how well that is known. */
export interface SeenExplanation extends Explanation {
  /** True where only the clock joins the request to the process, and no record of it. */
  isEstimated: boolean;
  /**
   * To within how many milliseconds the borders of its parts are known: how far the two clocks may be apart beyond what is
   * known, what the browser rounds, and of an estimate, what is uncertain of the stalls that it met.
   */
  uncertaintyMs: number;
  /** Whose pauses they are, by the service's own clock so much later. */
  service: Service;
  offsetMs: number;
  /** False where pauses and stalls of that time may be held no more: then nothing can be said of the server's part. */
  hasAllPauses: boolean;
}

/**
 * Explains a request by the record and the pauses of the service that served it, or else of `likely`, which is taken for
 * that by where it was sent. Undefined where no service is known, its clock is not, or the browser gave no times.
 */
export function explainSeen(seen: SeenRequest, likely?: Service): SeenExplanation | undefined {
  const service = seen.service ?? likely;
  const { startedAt, durationMs = 0 } = seen.request;
  const atStart = service?.clock.at(startedAt, seen.setByMs);
  if (!service || !atStart) return undefined;
  const { record } = seen;
  const fitting = record && offsetOfRecord(seen, record, service.clock);
  const found = fitting ?? atStart;
  const uncertaintyMs = uncertaintyAt(found, startedAt) + browserRoundingMs(seen.request);
  const laterMs = fitting && record ? moveInto(seen.request, record, found.offsetMs, uncertaintyMs) : 0;
  const offset = { ...found, offsetMs: found.offsetMs - laterMs };
  const { offsetMs } = offset;
  const served: Served | undefined = fitting &&
    record && {
      startedAt: record.startedAt - offsetMs,
      endedAt: record.endedAt - offsetMs,
    };
  // What was under way while the clock of the service was set met pauses by either.
  const offsets = atStart.epoch === offset.epoch ? [offset] : [atStart, offset];
  const lists = offsets.map((each) => pausesHere(service, each, startedAt, startedAt + durationMs));
  const hasAllPauses = !seen.lacksPauses && lists.every(({ heldFrom }) => heldFrom <= startedAt);
  const pauses: Pauses = { gc: lists.flatMap(({ gc }) => gc), stalls: lists.flatMap(({ stalls }) => stalls) };
  const explanation = explain(seen.request, served, pauses, seen.preflight);
  const ofStallsMs = served ? [] : (explanation?.met.stalls ?? []).map((stall) => stall.uncertaintyMs);
  return (
    explanation && {
      ...explanation,
      service,
      offsetMs,
      isEstimated: !served,
      uncertaintyMs: uncertaintyMs + Math.max(0, ...ofStallsMs),
      hasAllPauses,
    }
  );
}

/** The pauses of a service within a span of this machine's clock, by that clock. */
function pausesHere(service: Service, { offsetMs, epoch }: KnownOffset, from: number, to: number): HeldPauses {
  const { events } = service;
  const { gc, stalls, heldFrom } = events.pausesWithin(from + offsetMs, to + offsetMs, epoch);
  const here = <Event extends ProcessEvent>(event: Event): Event => ({ ...event, at: event.at - offsetMs });
  const toldFrom = epoch === events.epoch ? Math.max(heldFrom, pausesToldFrom(service)) : heldFrom;
  return { gc: gc.map(here), stalls: stalls.map(here), heldFrom: toldFrom - offsetMs };
}

/** From when on the service has told of its pauses: together with its samples, of which each is about the time before it. */
function pausesToldFrom(service: Service): number {
  const { from = -Infinity } = service.retained() ?? {};
  return from - service.intervalAt(from);
}
