import type { PageRequest } from './har.ts';

/** So soon after the start of a request comes that of its preflight, in milliseconds. */
const SOON_MS = 50;
/** What whole milliseconds and the way between the two may make of nothing. */
const SLACK_MS = 3;
const MOST_KEPT = 100;

/**
 * Puts the time of a preflight into that of the request which waited for it, as Chromium does; Firefox dates the request
 * before the preflight, and leaves that out of its parts. A preflight ends before its request, and mostly is told of before.
 */
export function createPreflights(): (request: PageRequest) => PageRequest {
  let waiting: PageRequest[] = [];
  return (request) => {
    if (request.type === 'preflight') {
      waiting = [...waiting, request].slice(-MOST_KEPT);
      return request;
    }
    const { url, startedAt, durationMs, phases } = request;
    const preflight = waiting.find((each) => {
      const laterMs = each.startedAt - startedAt;
      return each.url === url && laterMs >= 0 && laterMs <= SOON_MS;
    });
    if (!preflight) return request;
    waiting = waiting.filter((each) => each !== preflight);
    if (durationMs === undefined || !phases) return request;
    const missing = preflight.startedAt + (preflight.durationMs ?? 0) - startedAt - phases.blocked;
    if (missing <= SLACK_MS) return request;
    return { ...request, durationMs: durationMs + missing, phases: { ...phases, blocked: phases.blocked + missing } };
  };
}
