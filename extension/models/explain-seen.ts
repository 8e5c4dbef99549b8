import type { ProcessEvent } from '../../shared/events.ts';
import { type Explanation, explain, type Pauses, type Served } from './explanation.ts';
import type { SeenRequest } from './page-requests.ts';
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
  const offset = service?.clock.at(startedAt);
  if (!service || !offset) return undefined;
  const { offsetMs } = offset;
  const { record } = seen;
  const served: Served | undefined = record && {
    startedAt: record.startedAt - offsetMs,
    endedAt: record.endedAt - offsetMs,
  };
  const span = service.events.within(startedAt + offsetMs, startedAt + durationMs + offsetMs);
  const here = <Event extends ProcessEvent>(event: Event): Event => ({ ...event, at: event.at - offsetMs });
  const pauses: Pauses = { gc: span.gc.map(here), stalls: span.stalls.map(here) };
  const explanation = explain(seen.request, served, pauses);
  return (
    explanation && {
      ...explanation,
      service,
      offsetMs,
      isEstimated: !record,
      uncertaintyMs: offset.uncertaintyMs + BROWSER_ROUNDING_MS,
    }
  );
}
