import { parseTag, type RequestTag, TAG_HEADER } from '../../shared/request-tag.ts';

/** What kind of thing was asked for. */
export const REQUEST_TYPES = [
  'document',
  'fetch',
  'script',
  'style',
  'image',
  'font',
  'media',
  'stream',
  'websocket',
  'preflight',
  'other',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/**
 * Who answered: the network, the browser's own cache, a service worker, or one of these two where the browser does not
 * say which.
 */
export const ANSWERERS = ['network', 'cache', 'worker', 'browser'] as const;
export type Answerer = (typeof ANSWERERS)[number];

/** How long the parts of a request took, in milliseconds. */
export interface Phases {
  /** Held back by the browser itself. */
  blocked: number;
  /** Looking up the name, connecting, TLS. */
  connect: number;
  send: number;
  /** From the last byte sent to the first byte received. */
  wait: number;
  receive: number;
}

/** A request of the inspected page that is over. */
export interface PageRequest {
  /** Rises with each, in the order of their ends. */
  id: number;
  /** Milliseconds since the epoch by this machine's clock, to half of one: both browsers give whole ones. */
  startedAt: number;
  /** Undefined where the browser does not say, as Firefox of what was broken off. */
  durationMs?: number;
  /** Undefined where the browser does not say, as both of what was broken off. */
  phases?: Phases;
  /** True where the browser adds up the phases, and leaves out what it did between them, as Firefox. */
  isSum?: true;
  method: string;
  url: string;
  /** 0 where no answer came, or Chromium does not tell of it, as of the script of a service worker. */
  status: number;
  type: RequestType;
  by: Answerer;
  /** Why it failed, as the browser calls it. */
  error?: string;
  /** What came over the network, in bytes. */
  bytes?: number;
  /** The IP address that answered. */
  address?: string;
  /** What the service says about it. */
  tag?: RequestTag;
}

/** Longer addresses are cut: a `data:` of megabytes tells nothing more. */
export const MAX_URL_LENGTH = 2048;

/**
 * Reads an entry as `devtools.network.onRequestFinished` gives it: HAR 1.2 with what each browser adds. Undefined for
 * what is no request to anybody, such as a `data:` address, or cannot be read. What the two browsers do differently is
 * listed in docs/internals.md.
 */
export function readEntry(entry: unknown, id: number): PageRequest | undefined {
  const { request, response, timings, startedDateTime, time, serverIPAddress, ...rest } = fields(entry);
  const { url, method, headers: requestHeaders } = fields(request);
  const { status, headers, content, bodySize, ...more } = fields(response);
  const startedAt = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) + cutOffMs(rest) : Number.NaN;
  if (typeof url !== 'string' || typeof method !== 'string' || !/^(?:https?|wss?):/.test(url)) return undefined;
  if (Number.isNaN(startedAt)) return undefined;
  const address = typeof serverIPAddress === 'string' ? serverIPAddress.replace(/^\[|\]$/g, '') : '';
  const code = numberOr(status, 0);
  const error = typeof more._error === 'string' && more._error !== '' ? more._error : undefined;
  const by = answererOf({
    fromCache: rest._fromCache,
    workerStart: fields(timings)._workerStart,
    address,
    code,
    error,
  });
  const durationMs = numberOr(time, 0);
  // Only Chromium names the type.
  const isFirefox = rest._resourceType === undefined;
  // Of what was broken off Firefox gives no times, or those of the parts that were over.
  const isBroken = isFirefox && code === 0;
  // It rounds to whole milliseconds, and gives 0 for what a preflight came before, too.
  const isAnswered = code > 0 && address !== '' && !isCrossOrigin(url, headerOf(requestHeaders, 'Origin'));
  const isTimed = (durationMs > 0 && !isBroken) || isAnswered || (by !== 'network' && code > 0);
  const parts = isTimed ? phasesOf(fields(timings), durationMs) : undefined;
  // Chromium calls all of the time `blocked`, of what was broken off or refused.
  const phases = parts && (error === undefined || wasSent(parts)) ? parts : undefined;
  const tag = tagOf(headers);
  const bytes = numberOr(more._transferSize, numberOr(bodySize, -1));
  return {
    id,
    startedAt,
    ...(isTimed ? { durationMs } : {}),
    ...(phases ? { phases } : {}),
    ...(phases && isFirefox ? { isSum: true } : {}),
    method: method.slice(0, 16),
    url: url.slice(0, MAX_URL_LENGTH),
    status: code,
    // Firefox has no word for a preflight.
    type: headerOf(requestHeaders, 'Access-Control-Request-Method')
      ? 'preflight'
      : typeOf(rest._resourceType, headerOf(requestHeaders, 'Sec-Fetch-Dest'), fields(content).mimeType, code),
    by,
    ...(error === undefined ? {} : { error }),
    ...(bytes > 0 && by === 'network' ? { bytes } : {}),
    ...(address === '' ? {} : { address }),
    ...(tag ? { tag } : {}),
  };
}

/** Chromium, which alone tells this, cuts off what the start is beyond whole milliseconds: half of one, on average. */
const cutOffMs = ({ _resourceType: type }: Record<string, unknown>) => (typeof type === 'string' ? 0.5 : 0);

interface Signs {
  fromCache: unknown;
  workerStart: unknown;
  address: string;
  code: number;
  error: string | undefined;
}

function answererOf({ fromCache, workerStart, address, code, error }: Signs): Answerer {
  // Chromium tells, and shows what a worker fetches as a request of its own.
  if (fromCache) return 'cache';
  if (numberOr(workerStart, -1) >= 0) return 'worker';
  // Firefox has no more than this: somebody answered, and no server.
  return address === '' && code > 0 && code !== 101 && error === undefined && workerStart === undefined
    ? 'browser'
    : 'network';
}

/** Whether a preflight may have come before a request with this header `Origin`. */
function isCrossOrigin(url: string, origin: string | undefined): boolean {
  return origin !== undefined && URL.canParse(url) && new URL(url).origin !== origin;
}

/** HAR has -1 for a part that there was not. */
function phasesOf(timings: Record<string, unknown>, durationMs: number): Phases {
  const part = (name: string) => Math.max(numberOr(timings[name], 0), 0);
  const [send, wait, receive] = [part('send'), part('wait'), part('receive')];
  // `ssl` is a part of `connect` in Chromium, as HAR wants it, and beside it in Firefox; the whole tells which.
  const [blocked, connect, tls] = [part('blocked'), part('dns') + part('connect'), part('ssl')];
  const isBeside = blocked + connect + tls + send + wait + receive <= durationMs + 1;
  return { blocked, connect: isBeside ? connect + tls : connect, send, wait, receive };
}

const wasSent = ({ connect, send, wait, receive }: Phases) => connect + send + wait + receive > 0;

/** The types of Chromium, and the destinations of Fetch (fetch.spec.whatwg.org), where they are not our own words. */
const TYPES: Readonly<Record<string, RequestType>> = {
  document: 'document',
  iframe: 'document',
  frame: 'document',
  fetch: 'fetch',
  xhr: 'fetch',
  empty: 'fetch',
  script: 'script',
  worker: 'script',
  sharedworker: 'script',
  serviceworker: 'script',
  stylesheet: 'style',
  style: 'style',
  image: 'image',
  font: 'font',
  media: 'media',
  audio: 'media',
  video: 'media',
  track: 'media',
  eventsource: 'stream',
  websocket: 'websocket',
  preflight: 'preflight',
};

const MIME_TYPES: [RegExp, RequestType][] = [
  [/^text\/event-stream/, 'stream'],
  [/^text\/html/, 'document'],
  [/javascript/, 'script'],
  [/^text\/css/, 'style'],
  [/^image\//, 'image'],
  [/^font\/|font-woff/, 'font'],
  [/^(?:audio|video)\//, 'media'],
  [/json/, 'fetch'],
];

function typeOf(own: unknown, destination: string | undefined, mimeType: unknown, status: number): RequestType {
  if (status === 101) return 'websocket';
  const mime = typeof mimeType === 'string' ? mimeType : '';
  if (/^text\/event-stream/.test(mime)) return 'stream';
  const known = TYPES[typeof own === 'string' ? own : (destination ?? '')];
  return known ?? MIME_TYPES.find(([pattern]) => pattern.test(mime))?.[1] ?? 'other';
}

function headerOf(headers: unknown, name: string): string | undefined {
  return headersOf(headers, name)[0];
}

function headersOf(headers: unknown, name: string): string[] {
  if (!Array.isArray(headers)) return [];
  const wanted = name.toLowerCase();
  return headers.map(fields).flatMap((header) => {
    return String(header.name).toLowerCase() === wanted && typeof header.value === 'string' ? header.value : [];
  });
}

/**
 * What the service says that has answered the browser. Behind a gateway with an agent of its own there are several, which
 * may have been joined to one header; the gateway's is the first. No tag has a comma or a line break in it.
 */
function tagOf(headers: unknown): RequestTag | undefined {
  const parts = headersOf(headers, TAG_HEADER).flatMap((value) => value.split(/[,\n]/));
  return parts.map((part) => parseTag(part.trim())).find((tag) => tag !== undefined);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : other;
}
