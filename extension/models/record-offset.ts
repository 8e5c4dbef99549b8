import type { RequestRecord } from '../../shared/messages.ts';
import type { PageRequest } from '../browser/har.ts';
import { type ClockOffsets, type KnownOffset, uncertaintyAt } from './clock-offsets.ts';
import type { SeenRequest } from './page-requests.ts';

/** What is this much earlier than the request is the record of another one, out of whose answer a cache was filled. */
const EARLY_MS = 100;
/** Later it may be by what the browser leaves out of a request's time. */
const LATE_MS = 500;

/**
 * How the clock of a service stood when a record was made that can be of this request; undefined where none can have. A
 * record is by the clock as it was at its end, so that of a request that was under way while the clock was set, and of one
 * right after that, fits an offset that was found later.
 */
export function offsetOfRecord(
  { request, setByMs = 0 }: SeenRequest,
  record: RequestRecord,
  clock: ClockOffsets,
): KnownOffset | undefined {
  const { startedAt: from, durationMs = Infinity } = request;
  return clock.find(from, setByMs, (offset) => {
    const uncertaintyMs = uncertaintyAt(offset, from);
    const afterMs = record.startedAt - offset.offsetMs - from;
    return afterMs >= -uncertaintyMs - EARLY_MS && afterMs <= durationMs + uncertaintyMs + LATE_MS;
  });
}

/**
 * By how much what is known by an offset has to be moved, at most so far either way, so that the record lies between the
 * request's being sent and its end: no service begins before that, nor ends after it. In milliseconds, later is positive.
 */
export function moveInto(
  { startedAt, durationMs, phases }: PageRequest,
  record: RequestRecord,
  offsetMs: number,
  mostMs: number,
): number {
  if (durationMs === undefined || !phases) return 0;
  const least = startedAt + phases.blocked + phases.connect - (record.startedAt - offsetMs);
  const most = startedAt + durationMs - (record.endedAt - offsetMs);
  if (least > most) return 0;
  return Math.max(Math.min(Math.max(0, least), most, mostMs), -mostMs);
}
