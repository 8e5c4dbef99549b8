import type { PageRequest } from '../browser/har.ts';
import type { Span } from './span-cursor.ts';

/** Finds what requests had to wait for before they were sent: the browser asking whether it may make them. */
export interface Preflights {
  /**
   * Takes the requests in the order of their ends, and says when the preflight of this one was under way, by the clock of
   * its start.
   */
  take(request: PageRequest): { preflight?: Span };
}

/** The request follows its preflight at once, so that few are open at any time. */
const MOST_KEPT = 200;
/** By how much the borders may be off of what each browser cuts to whole milliseconds. */
const ROUNDING_MS = 2;

/**
 * Chromium has an entry of its own for each preflight, and counts its time as that for which it holds the request back.
 * Only what both have the same key counts, which is the address where that is known.
 */
export function createPreflights(keyOf: (url: string) => string = (url) => url): Preflights {
  let open: PageRequest[] = [];
  return {
    take(request) {
      if (request.type === 'preflight') {
        open = [...open, request].slice(-MOST_KEPT);
        return {};
      }
      const blockedMs = request.phases?.blocked ?? 0;
      if (blockedMs === 0 || open.length === 0) return {};
      const key = keyOf(request.url);
      const fits = ({ url, startedAt, durationMs = Infinity }: PageRequest) =>
        keyOf(url) === key &&
        startedAt >= request.startedAt - ROUNDING_MS &&
        startedAt + durationMs <= request.startedAt + blockedMs + ROUNDING_MS;
      // The last one that fits, as the request is sent right after it.
      const found = open.findLast(fits);
      if (found?.durationMs === undefined) return {};
      open = open.filter((each) => each !== found);
      return { preflight: { at: found.startedAt, durationMs: found.durationMs } };
    },
  };
}
