import type { RequestRecord } from '../../shared/messages.ts';
import type { PageRequest } from '../browser/har.ts';

/**
 * A request as long as it was, where the browser has only added up its parts: what it did between them is missing then.
 * The record tells of that, as it begins later than the request was sent and ends later than that, both by more than the
 * clocks may be wrong. Where it was cannot be told; it counts as held back by the browser.
 */
export function withLeftOut(
  request: PageRequest,
  record: RequestRecord,
  { offsetMs, uncertaintyMs }: { offsetMs: number; uncertaintyMs: number },
): PageRequest {
  const { startedAt, durationMs, phases, isSum } = request;
  if (!isSum || durationMs === undefined || !phases) return request;
  const sentAt = startedAt + phases.blocked + phases.connect;
  const late = Math.min(record.startedAt - sentAt, record.endedAt - (startedAt + durationMs)) - offsetMs;
  const missing = late - uncertaintyMs;
  if (missing <= 0) return request;
  return { ...request, durationMs: durationMs + missing, phases: { ...phases, blocked: phases.blocked + missing } };
}
