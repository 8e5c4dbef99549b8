import { ClientRequest } from 'node:http';
import type { Warn } from '../warn.ts';
import { subscribeAll } from './channels.ts';
import type { Connection } from './http-connections.ts';
import { isClientStream, isSocket, statusIn } from './http-messages.ts';
import type { HttpTraffic } from './http-traffic.ts';

/** A request of undici or HTTP/2 that is not over. */
interface Call {
  startMs: number;
  status?: number | undefined;
  connection?: Connection | undefined;
}

/**
 * Counts the requests that the process makes: with node:http and https, with fetch and undici, and with http2 where Node
 * tells of it (22.23 and later). Returns the way to stop.
 */
export function countClientRequests(traffic: HttpTraffic, warn: Warn): () => void {
  const { connections } = traffic;
  // By the request itself, which forgets the call with it should its end never be told.
  const calls = new WeakMap<object, Call>();

  function onRequest(message: object): void {
    if (!('request' in message && message.request instanceof ClientRequest)) return;
    const { request } = message;
    // Without a socket it waits for one of its agent's; its bytes are then booked at its end.
    let connection = isSocket(request.socket) ? connections.begin(request.socket) : undefined;
    const startMs = traffic.begin();
    request.once('close', () => {
      traffic.end(startMs, outcomeOf(request));
      connection ??= isSocket(request.socket) ? connections.begin(request.socket) : undefined;
      if (connection) connections.end(connection);
    });
  }

  function begin(key: object, socket: unknown): void {
    const connection = isSocket(socket) ? connections.begin(socket) : undefined;
    calls.set(key, { startMs: traffic.begin(), connection });
  }

  function end(key: object, status?: number): void {
    const call = calls.get(key);
    if (!call) return;
    calls.delete(key);
    traffic.end(call.startMs, status);
    if (call.connection) connections.end(call.connection);
  }

  /** The listener of one of undici's channels, given the request and its call. */
  const onUndici = (listener: (request: object, call: Call, message: object) => void) => (message: object) => {
    const request = 'request' in message && message.request;
    const call = typeof request === 'object' && request !== null && calls.get(request);
    if (call) listener(request, call, message);
  };

  return subscribeAll(
    {
      'http.client.request.start': onRequest,
      'undici:request:create': (message) => {
        if ('request' in message && typeof message.request === 'object' && message.request)
          begin(message.request, undefined);
      },
      'undici:client:sendHeaders': onUndici((_request, call, message) => {
        if (call.connection === undefined && 'socket' in message && isSocket(message.socket)) {
          call.connection = connections.begin(message.socket);
        }
      }),
      'undici:request:headers': onUndici((_request, call, message) => {
        call.status = statusIn('response' in message && message.response, 'statusCode');
      }),
      'undici:request:trailers': onUndici((request, call) => end(request, call.status)),
      'undici:request:error': onUndici((request) => end(request)),
      'http2.client.stream.start': (message) => {
        if (!('stream' in message && isClientStream(message.stream))) return;
        const { stream } = message;
        begin(stream, stream.session?.socket);
        stream.once('close', () => end(stream, calls.get(stream)?.status));
      },
      'http2.client.stream.finish': (message) => {
        const call = 'stream' in message && isClientStream(message.stream) && calls.get(message.stream);
        if (call && 'headers' in message) call.status = statusIn(message.headers, ':status');
      },
    },
    warn,
  );
}

/** The final status; a request that was broken off has none that counts, and one that was upgraded is HTTP no longer. */
function outcomeOf(request: ClientRequest): number | 'upgraded' | undefined {
  const response: unknown = Reflect.get(request, 'res');
  const status = statusIn(response, 'statusCode');
  if (status === 101) return 'upgraded';
  const isComplete = typeof response === 'object' && response !== null && Reflect.get(response, 'complete') === true;
  return isComplete ? status : undefined;
}
