import type { ProcessEvent } from '../../shared/events.ts';
import type { KnownOffset } from './clock-offsets.ts';
import { type Explanation, explain, type Pauses, type Served } from './explanation.ts';
import type { SeenRequest } from './page-requests.ts';
import { moveInto, offsetOfRecord } from './record-offset.ts';
import type { Service } from './service.ts';

/** What a request's time went into, and how well that is known. */
export interface SeenExplanation extends Explanation {
  /** True where only the clock joins the request to the process, and no record of it. */
  isEstimated: boolean;
  /** How far the two clocks may be apart beyond what is known, in milliseconds. */
  uncertaintyMs: number;
  /** Whose pauses they are, by the service's own clock so much later. */
  service: Service;
  offsetMs: number;
}

/** Both browsers tell a request's start in whole milliseconds. */
export const BROWSER_ROUNDING_MS = 0.5;

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
  const uncertaintyMs = found.uncertaintyMs + BROWSER_ROUNDING_MS;
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
  const pauses: Pauses = { gc: lists.flatMap(({ gc }) => gc), stalls: lists.flatMap(({ stalls }) => stalls) };
  const explanation = explain(seen.request, served, pauses, seen.preflight);
  return (
    explanation && {
      ...explanation,
      service,
      offsetMs,
      isEstimated: !served,
      uncertaintyMs,
    }
  );
}

/** The pauses of a service within a span of this machine's clock, by that clock. */
function pausesHere({ events }: Service, { offsetMs, epoch }: KnownOffset, from: number, to: number): Pauses {
  const { gc, stalls } = events.pausesWithin(from + offsetMs, to + offsetMs, epoch);
  const here = <Event extends ProcessEvent>(event: Event): Event => ({ ...event, at: event.at - offsetMs });
  return { gc: gc.map(here), stalls: stalls.map(here) };
}
