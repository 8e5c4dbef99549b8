import { isOwnServer } from '../own-server.ts';
import type { Warn } from '../warn.ts';
import { subscribeAll } from './channels.ts';
import type { Connection, Connections, CountedSocket } from './http-connections.ts';
import { get, isObject, isSocket, socketOf, statusIn } from './http-messages.ts';
import type { HttpTraffic } from './http-traffic.ts';

/** A request that is not over. */
interface Open {
  startMs: number;
  connection: Connection | undefined;
}

/**
 * Counts the requests that the process serves, through node:http, https and http2 (Node 22.23 and later tell of it). A
 * request is over when its response has finished, or its connection is: the response of an aborted one never finishes,
 * and while it waits behind another it is not even closed (Node 20 and 22). Costs less than a microsecond a request.
 * Returns the way to stop.
 */
export function countServerRequests(traffic: HttpTraffic, connections: Connections, warn: Warn): () => void {
  // By the response or the stream, which takes it along should its end never be told.
  const open = new WeakMap<object, Open>();

  function begin(key: object, socket: CountedSocket | undefined): void {
    open.set(key, { startMs: traffic.begin(), connection: socket && connections.begin(socket) });
  }

  /** The connection, where its request was still open on it. */
  function end(key: object, status: number | undefined): Connection | undefined {
    const request = open.get(key);
    if (!request) return undefined;
    open.delete(key);
    const { startMs, connection } = request;
    if (connection && !connections.end(connection)) return undefined;
    traffic.end(startMs, status);
    return connection;
  }

  return subscribeAll(
    {
      'http.server.request.start': (message) => {
        const response = get(message, 'response');
        const socket = get(message, 'socket');
        if (isObject(response) && !isOwnServer(get(message, 'server'))) {
          begin(response, isSocket(socket) ? socket : undefined);
        }
      },
      'http.server.response.finish': (message) => {
        const response = get(message, 'response');
        if (isObject(response)) end(response, statusIn(response, 'statusCode'));
      },
      'http2.server.stream.start': (message) => {
        const stream = get(message, 'stream');
        if (isObject(stream)) begin(stream, socketOf(stream));
      },
      'http2.server.stream.close': (message) => {
        const stream = get(message, 'stream');
        if (!isObject(stream)) return;
        const isAborted = get(stream, 'aborted') === true;
        const connection = end(stream, isAborted ? undefined : statusIn(get(stream, 'sentHeaders'), ':status'));
        // Once the session is over, its socket cannot be asked any more.
        if (connection) connections.book(connection);
      },
    },
    warn,
  );
}
