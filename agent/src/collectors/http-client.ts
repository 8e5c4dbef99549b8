import type { Warn } from '../warn.ts';
import { subscribeAll } from './channels.ts';
import { countOwnClients } from './http-client-requests.ts';
import type { Connection, Connections } from './http-connections.ts';
import { get, isObject, socketOf, statusIn } from './http-messages.ts';
import type { HttpTraffic } from './http-traffic.ts';

/** A request of undici or HTTP/2 that is not over. */
interface Call {
  startMs: number;
  status?: number | undefined;
  connection?: Connection | undefined;
}

/**
 * Counts the requests that the process makes: with node:http and https, with fetch and undici, and with http2 where Node
 * tells of it (22.23 and later). Returns the way to stop, and the way to find those that ended in silence.
 */
export function countClientRequests(
  traffic: HttpTraffic,
  connections: Connections,
  warn: Warn,
): { stop(): void; sweep(): void } {
  // By the request or the stream, which takes it along should its end never be told.
  const calls = new WeakMap<object, Call>();
  const requests = countOwnClients(traffic, connections);

  function begin(key: object, connection?: Connection): void {
    calls.set(key, { startMs: traffic.begin(), connection });
  }

  function end(key: object, status?: number): void {
    const call = calls.get(key);
    if (!call) return;
    calls.delete(key);
    traffic.end(call.startMs, status);
    if (call.connection) connections.end(call.connection);
  }

  /** The listener of a channel, given what its message is about, and the call where that is known. */
  const about =
    (name: 'request' | 'stream', listener: (key: object, call: Call | undefined, message: object) => void) =>
    (message: object) => {
      const key = get(message, name);
      if (isObject(key)) listener(key, calls.get(key), message);
    };

  const stop = subscribeAll(
    {
      'http.client.request.created': about('request', requests.begin),
      'http.client.request.start': about('request', requests.sent),
      'undici:request:create': about('request', (request) => {
        // The connection of a WebSocket, or the tunnel of a proxy: what follows is not HTTP, and no end is told of it.
        if (!get(request, 'upgrade') && get(request, 'method') !== 'CONNECT') begin(request);
      }),
      'undici:client:sendHeaders': about('request', (_request, call, message) => {
        if (call) call.connection ??= connections.begin(get(message, 'socket'));
      }),
      'undici:request:headers': about('request', (_request, call, message) => {
        if (call) call.status = statusIn(get(message, 'response'), 'statusCode');
      }),
      'undici:request:trailers': about('request', (request, call) => end(request, call?.status)),
      'undici:request:error': about('request', (request) => end(request)),
      'http2.client.stream.created': about('stream', (stream) => begin(stream, connections.begin(socketOf(stream)))),
      'http2.client.stream.finish': about('stream', (_stream, call, message) => {
        if (call) call.status = statusIn(get(message, 'headers'), ':status');
      }),
      'http2.client.stream.close': about('stream', (stream, call) => {
        if (call?.connection) connections.book(call.connection);
        const isComplete = get(stream, 'rstCode') === 0 && get(stream, 'readableEnded') === true;
        end(stream, isComplete ? call?.status : undefined);
      }),
    },
    warn,
  );

  return {
    sweep: requests.sweep,
    stop() {
      stop();
      requests.close();
    },
  };
}
