import { explainSeen, type SeenExplanation } from './explain-seen.ts';
import { canHaveServed } from './likely-service.ts';
import type { SeenRequest } from './page-requests.ts';
import { isOpenEnded } from './request-time.ts';
import type { Service } from './service.ts';

/** Why the time of a request cannot be explained. */
export type Ignorance =
  /** The browser's cache answered. */
  | 'cache'
  /** A service worker answered. */
  | 'worker'
  /** One of the two did; the browser does not say which. */
  | 'browser'
  /** It was open for as long as somebody wanted it, as an event stream or a WebSocket. */
  | 'open'
  /** It took less than the browser can tell. */
  | 'instant'
  /** The browser gives no times, as of what was broken off. */
  | 'untimed'
  /** It was served by a service that is not connected. */
  | 'elsewhere'
  /** It was served by another service than that of the recording which it is in. */
  | 'anothers'
  /** Nobody knows which service has served it. */
  | 'unserved'
  /** The pauses and stalls of its time are held no more. */
  | 'forgotten'
  /** How the service's clock stands is not known yet. */
  | 'no-clock';

/** What can be said of a request's time. */
export type Insight =
  | {
      state: 'explained';
      explanation: SeenExplanation;
      /** True where the request does not say itself who has served it. */
      isLikely: boolean;
    }
  | { state: Ignorance };

/** `likely` is the service that has probably served the request, should it not say so itself. */
export function insightOf(seen: SeenRequest, likely: Service | undefined): Insight {
  const { request } = seen;
  if (request.by !== 'network') return { state: request.by };
  if (isOpenEnded(request)) return { state: 'open' };
  if (request.durationMs === 0) return { state: 'instant' };
  if (request.durationMs === undefined || !request.phases) return { state: 'untimed' };
  if (seen.isAnothers) return { state: 'anothers' };
  // What names another service is not for the likely one to explain.
  const service = seen.service ?? (likely && !request.tag && canHaveServed(likely, seen) ? likely : undefined);
  if (!service) return { state: request.tag ? 'elsewhere' : 'unserved' };
  const explanation = explainSeen(seen, service);
  if (!explanation) return { state: 'no-clock' };
  if (!explanation.hasAllPauses) return { state: 'forgotten' };
  return { state: 'explained', explanation, isLikely: !seen.service };
}
