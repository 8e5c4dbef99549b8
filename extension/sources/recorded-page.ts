import {
  asArray,
  asInteger,
  asNumber,
  asObject,
  asText,
  asTime,
  field,
  ProtocolError,
  parseObject,
} from '../../shared/guard.ts';
import { MAX_TIME_MS } from '../../shared/limits.ts';
import { asRequestRecord, type RequestRecord } from '../../shared/messages.ts';
import { ANSWERERS, MAX_URL_LENGTH, type PageRequest, type Phases, REQUEST_TYPES } from '../browser/har.ts';
import { MAX_REQUESTS_PER_BLOCK } from './recording-format.ts';

const SERVERS = ['this', 'another'] as const;

/** What the inspected page did while a service was recorded. Times are of the clock of the panel's machine. */
export interface RecordedPage {
  /** False where names stand in the place of the addresses. */
  hasAddresses: boolean;
  requests: readonly RecordedRequest[];
  navigations: readonly RecordedNavigation[];
}

/** A request of the page, with what the recorded service knew of it. */
export interface RecordedRequest extends Omit<PageRequest, 'id' | 'tag' | 'address'> {
  /** Who has served it, where that was said: the recorded service, or another one. */
  servedBy?: (typeof SERVERS)[number];
  record?: RequestRecord;
  /** True where pauses and stalls of its time had gone when the file was written. */
  lacksPauses?: true;
  /** By how much that clock had been set by then; missing where it had not been. */
  setByMs?: number;
}

/** The page went to another address. */
export interface RecordedNavigation {
  url: string;
  at: number;
  setByMs?: number;
}

/** Reads a page block. Throws a `ProtocolError` that says what is wrong. */
export function asPage(text: string): RecordedPage {
  const object = parseObject(text, 'A block of requests');
  const list = (name: string, what: string) => asArray(field(object, name), what, MAX_REQUESTS_PER_BLOCK);
  return {
    hasAddresses: field(object, 'hasAddresses') === true,
    requests: list('requests', 'The requests of a page').map(asRequest),
    navigations: list('navigations', 'The navigations of a page').map((value) => {
      const navigation = asObject(value, 'A navigation');
      const setByMs = maybe(field(navigation, 'setByMs'), asStep);
      return {
        url: asAddress(field(navigation, 'url')),
        at: asTime(field(navigation, 'at'), 'The time of a navigation'),
        ...(setByMs === undefined ? {} : { setByMs }),
      };
    }),
  };
}

function asRequest(value: unknown): RecordedRequest {
  const object = asObject(value, 'A request');
  const durationMs = maybe(field(object, 'durationMs'), asLength);
  const phases = maybe(field(object, 'phases'), asPhases);
  const error = maybe(field(object, 'error'), (text) => asText(text, 'The error of a request'));
  const bytes = maybe(field(object, 'bytes'), asLength);
  const record = maybe(field(object, 'record'), asRequestRecord);
  const setByMs = maybe(field(object, 'setByMs'), asStep);
  const servedBy = SERVERS.find((known) => known === field(object, 'servedBy'));
  return {
    startedAt: asTime(field(object, 'startedAt'), 'The start of a request'),
    method: asText(field(object, 'method'), 'The method of a request'),
    url: asAddress(field(object, 'url')),
    status: asInteger(field(object, 'status'), 'The status of a request', 0, 999),
    // A later panel may know more types, and more who answer.
    type: REQUEST_TYPES.find((known) => known === field(object, 'type')) ?? 'other',
    by: ANSWERERS.find((known) => known === field(object, 'by')) ?? 'browser',
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(phases ? { phases } : {}),
    ...(error === undefined ? {} : { error }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(record ? { record } : {}),
    ...(field(object, 'lacksPauses') === true ? { lacksPauses: true } : {}),
    ...(servedBy ? { servedBy } : {}),
    ...(setByMs === undefined ? {} : { setByMs }),
  };
}

/** What a field holds that may be missing. */
function maybe<Value>(value: unknown, read: (value: unknown) => Value): Value | undefined {
  return value === undefined ? undefined : read(value);
}

const asStep = (value: unknown) => asNumber(value, 'By how much a clock was set');

const asLength = (value: unknown) => asNumber(value, 'A length of a request', 0, MAX_TIME_MS);

function asPhases(value: unknown): Phases {
  const object = asObject(value, 'The phases of a request');
  const phase = (name: keyof Phases) => asLength(field(object, name));
  return {
    blocked: phase('blocked'),
    connect: phase('connect'),
    send: phase('send'),
    wait: phase('wait'),
    receive: phase('receive'),
  };
}

function asAddress(value: unknown): string {
  if (typeof value === 'string' && value.length <= MAX_URL_LENGTH) return value;
  throw new ProtocolError(`The address of a request is not a text of at most ${MAX_URL_LENGTH} characters.`);
}
