import type { Answerer, PageRequest, RequestType } from '../browser/har.ts';
import { formatDuration } from '../charts/duration.ts';
import { type Outcome, outcomeOf } from '../models/request-filter.ts';

export const TYPE_LABELS: Record<RequestType, string> = {
  document: 'Document',
  fetch: 'Fetch',
  script: 'Script',
  style: 'Style sheet',
  image: 'Image',
  font: 'Font',
  media: 'Media',
  stream: 'Event stream',
  websocket: 'WebSocket',
  preflight: 'Preflight',
  other: 'Other',
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  ok: 'OK',
  redirect: 'Redirect',
  'client-error': 'Client error (4xx)',
  'server-error': 'Server error (5xx)',
  failed: 'Failed',
};

const ANSWERERS: Record<Answerer, string> = {
  network: '',
  cache: 'from the cache',
  worker: 'by a service worker',
  browser: 'from the cache or a service worker',
};

/** An address in what is the same for most requests of a page, and what is not. */
export function addressParts(url: string): { host: string; path: string } {
  const [host = ''] = /^[a-z]+:\/\/[^/?#]*/.exec(url) ?? [];
  return { host, path: url.slice(host.length) || '/' };
}

/** How a request ended: its status or why it has none, how long it took, and who answered where that was no server. */
export function endingText(request: PageRequest): string {
  const { status, error, durationMs, by } = request;
  const ending = outcomeOf(request) === 'failed' ? 'failed' : status || 'status not known';
  const length = durationMs === undefined ? 'no times known' : durationText(durationMs);
  return [error === undefined ? ending : `${ending} (${error})`, length, ANSWERERS[by]].filter(Boolean).join(', ');
}

/** All of it in a line, for those who hear it. */
export function requestText(request: PageRequest): string {
  const { host, path } = addressParts(request.url);
  return `${request.method} ${path} at ${host.replace(/^.*\/\//, '')}: ${endingText(request)}`;
}

/** Firefox knows whole milliseconds, so less than one is no zero. */
const durationText = (ms: number) => (ms < 1 ? 'less than 1 ms' : formatDuration(ms));
