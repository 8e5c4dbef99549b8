import type { RequestRecord } from '../../../shared/messages.ts';
import { subscribeAll } from '../collectors/channels.ts';
import { get, isObject, socketOf, statusIn } from '../collectors/http-messages.ts';
import { isOwnServer } from '../own-server.ts';
import { idleMs, monotonicNow } from '../runtime.ts';
import type { Warn } from '../warn.ts';
import { createRequestRing } from './request-ring.ts';
import { tagResponse, tagStream } from './tagging.ts';

/** Numbers the requests that this process serves, puts the number on each response, and keeps the newest of them. */
export interface RequestRecorder {
  /** The record of a request that is over; undefined where it is not, or no longer held. */
  find(number: number): RequestRecord | undefined;
  /** Looks for requests that were broken off, of which Node tells nothing. */
  sweep(): void;
  stop(): void;
}

interface RecorderOptions {
  firstNumber: number;
  /** The value of the header for a number. */
  tag(number: number): string;
  toEpoch(monotonicMs: number): number;
  warn: Warn;
}

const NUMBER = Symbol('procscope.request');
const SENT = Symbol('procscope.sent');

/**
 * The number of a request, on its response or stream: to look it up by that in a map would cost most of a microsecond
 * (see http-server.ts).
 */
interface Numbered {
  [NUMBER]?: number;
}

/** What a connection had sent when the last response on it was over, which of pipelined ones is not the next one's. */
interface Counted {
  [SENT]?: number;
  bytesWritten?: number;
}

/** Starts at once. What was begun before has no number. */
export function startRequestRecorder({ firstNumber, tag, toEpoch, warn }: RecorderOptions): RequestRecorder {
  const ring = createRequestRing(firstNumber);

  function begin(message: Numbered, socket: unknown): string {
    const number = ring.begin(message, { startMs: monotonicNow(), idleMs: idleMs(), sentBytes: sentOn(socket) });
    message[NUMBER] = number;
    return tag(number);
  }

  function end(message: Numbered, socket: unknown, status = 0): void {
    const number = message[NUMBER];
    if (number === undefined) return;
    const sentBytes = sentOn(socket);
    const connection: Counted = isObject(socket) ? socket : {};
    const sentBefore = connection[SENT] ?? 0;
    if (sentBytes > 0) connection[SENT] = sentBytes;
    ring.end(number, { endMs: monotonicNow(), idleMs: idleMs(), sentBytes, sentBefore, status });
  }

  const unsubscribe = subscribeAll(
    {
      'http.server.request.start': (message) => {
        const { response, socket, server }: Exchange = message;
        if (!isObject(response) || isOwnServer(server)) return;
        tagResponse(response, begin(response, socket));
      },
      'http.server.response.finish': (message) => {
        const { response, socket }: Exchange = message;
        if (isObject(response)) end(response, socket, statusIn(response, 'statusCode'));
      },
      'http2.server.stream.start': (message) => {
        const stream = get(message, 'stream');
        if (isObject(stream)) tagStream(stream, begin(stream, socketOf(stream)));
      },
      'http2.server.stream.close': (message) => {
        const stream = get(message, 'stream');
        if (!isObject(stream)) return;
        const isAborted = get(stream, 'aborted') === true;
        end(stream, socketOf(stream), isAborted ? undefined : statusIn(get(stream, 'sentHeaders'), ':status'));
      },
    },
    warn,
  );

  return {
    find: (number) => ring.find(number, toEpoch),
    sweep() {
      for (const message of ring.open()) {
        if (isBroken(message)) end(message, get(get(message, 'req'), 'socket'));
      }
    },
    stop: unsubscribe,
  };
}

/** What Node tells of a request and its response; looked at by name, for the sake of V8's caches. */
interface Exchange {
  response?: unknown;
  socket?: unknown;
  server?: unknown;
}

/** What has been sent on a connection; 0 where it cannot be asked, as that of a session of HTTP/2 that is over. */
function sentOn(socket: unknown): number {
  const connection: Counted = isObject(socket) ? socket : {};
  try {
    return connection.bytesWritten ?? 0;
  } catch {
    return 0;
  }
}

/**
 * Whether a response can never be finished any more. While it waits behind another on its connection it is not even
 * closed. Of a stream of HTTP/2, Node tells the end in any case.
 */
function isBroken(message: object): boolean {
  return get(message, 'closed') === true || get(get(get(message, 'req'), 'socket'), 'destroyed') === true;
}
