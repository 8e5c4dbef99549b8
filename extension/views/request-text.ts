import type { PageRequest } from '../browser/har.ts';
import { formatDuration } from '../charts/duration.ts';
import type { SeenExplanation } from '../models/explain-seen.ts';
import type { Ignorance } from '../models/insight.ts';
import type { RoutePlace } from '../models/route-place.ts';
import type { Collected } from '../models/uncollected.ts';
import type { ClockOffset } from '../sources/clock-offset.ts';
import { formatMs } from './explanation-text.ts';

/** Why the time of a request is not explained, in a sentence. */
export function ignoranceSentence(state: Ignorance, { error, durationMs = 0 }: PageRequest): string {
  switch (state) {
    case 'cache':
      return 'The browser took it out of its cache; no service was asked.';
    case 'worker':
      return 'A service worker of the page answered. What that asked a service for is a request of its own.';
    case 'browser':
      return 'The browser’s cache or a service worker answered; no service was asked.';
    case 'open':
      return `It was open for ${formatDuration(durationMs)}, for as long as it was wanted; that is no time to be explained.`;
    case 'instant':
      return 'It took less than a millisecond, and this browser tells no finer.';
    case 'untimed':
      return error === undefined
        ? 'The browser gives no times of this request, so nothing can be said of where they went.'
        : `It failed (${error}), and the browser does not say where its time went.`;
    case 'elsewhere':
      return 'A service that is not connected has served it. Once it is connected, new requests are explained.';
    case 'anothers':
      return 'Another service than that of this recording has served it.';
    case 'unserved':
      return 'No service in the list says that it has served it, so how much of the time was the server’s is not known.';
    case 'forgotten':
      return 'The pauses and stalls of that time are no longer held, so what the time on the server went into is not known.';
    case 'no-clock':
      return 'How the clock of the service stands to this machine’s is not known yet.';
  }
}

/** How well the explanation is known, in a sentence. */
export function certaintySentence({ isEstimated, uncertaintyMs }: SeenExplanation, isLikely: boolean): string {
  const within = `± ${formatMs(uncertaintyMs)}`;
  if (!isEstimated)
    return `Exact: by the service’s own record of this request. When it came to the process, and left it, is known to ${within}.`;
  const why = isLikely
    ? 'The request does not say which service has served it; it is taken for the one that served others of this host last.'
    : 'The service has no record of this request.';
  return `Estimated, ${within}, by the clock alone. ${why}`;
}

/** What the explanation lacks since the agent does not watch it. */
export const uncollectedSentence = (what: readonly Collected[]) =>
  `The agent of the service does not watch ${what.join(' and ')}, so time of that counts as waiting or as the network’s.`;

/** The place of a request among those of its route: `3rd slowest of 40`. */
export function placeText({ count, slower }: RoutePlace): string {
  if (count === 1) return 'The only one of its route so far';
  if (slower === 0) return `The slowest of ${count}`;
  if (slower === count - 1) return `The fastest of ${count}`;
  return slower < count / 2 ? `${ordinal(slower + 1)} slowest of ${count}` : `Faster than ${slower} of ${count}`;
}

const PLURALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

const ordinal = (place: number) => `${place}${ENDINGS[PLURALS.select(place)] ?? 'th'}`;

/** How the clock of a service stands to this machine's: `3.2 ms ahead (± 0.4 ms)`. */
export function clockText({ offsetMs, uncertaintyMs }: ClockOffset): string {
  const within = `± ${formatMs(uncertaintyMs)}`;
  if (Math.abs(offsetMs) <= uncertaintyMs) return `as this machine’s (${within})`;
  return `${formatDuration(Math.abs(offsetMs))} ${offsetMs > 0 ? 'ahead' : 'behind'} (${within})`;
}

/** A share from 0 to 1 of a request's time, as it is written everywhere. */
export const formatShare = (share: number) => (share > 0 && share < 0.005 ? '<1 %' : `${Math.round(share * 100)} %`);

/** Method and address without what all requests of a page have in common. */
export function requestTitle({ method, url }: Pick<PageRequest, 'method' | 'url'>): string {
  if (!URL.canParse(url)) return `${method} ${url}`;
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}

/** How it ended: `200`, `failed`, `no answer`. */
export const statusText = ({ status, error }: Pick<PageRequest, 'status' | 'error'>) =>
  error === undefined ? (status === 0 ? 'no answer' : String(status)) : status === 0 ? error : `${status} (${error})`;
