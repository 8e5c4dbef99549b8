import { isOwnServer } from '../own-server.ts';
import type { Warn } from '../warn.ts';
import { subscribeAll } from './channels.ts';
import type { Connection, Connections } from './http-connections.ts';
import { get, isObject, socketOf, statusIn } from './http-messages.ts';
import type { HttpTraffic } from './http-traffic.ts';

/** A request that is not over, of HTTP/2 or on what is no socket. */
interface Open {
  startMs: number;
  connection: Connection | undefined;
}

/** What Node tells of a request and its response. */
interface Exchange {
  response: object;
  socket: object;
  server: unknown;
}

/**
 * Counts the requests that the process serves, through node:http, https and http2 (Node 22.23 and later tell of it). A
 * request is over when its response has finished, or its connection is: the response of an aborted one never finishes,
 * and while it waits behind another it is not even closed (Node 20 and 22). Returns the way to stop.
 *
 * A response of HTTP/1 is found by its socket. To key a WeakMap or a Map by the response itself costs most of a
 * microsecond a request more under load (Node 26): a young object has to be given a hash, and each collection has to look
 * at the table.
 */
export function countServerRequests(traffic: HttpTraffic, connections: Connections, warn: Warn): () => void {
  // By the stream or the response, which takes it along should its end never be told.
  const open = new WeakMap<object, Open>();

  function begin(key: object, connection: Connection | undefined): void {
    open.set(key, { startMs: traffic.begin(), connection });
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

  function beginResponse({ response, socket }: Exchange): void {
    const connection = connections.begin(socket);
    if (connection) connection.due.push({ response, startMs: traffic.begin() });
    else begin(response, undefined);
  }

  function endResponse({ response, socket }: Exchange): void {
    const status = statusIn(response, 'statusCode');
    const connection = connections.find(socket);
    if (connection) endDue(connection, response, status);
    else end(response, status);
  }

  function endDue(connection: Connection, response: object, status: number | undefined): void {
    // Node insists on the order of the requests. Another than the first was begun before the agent came.
    const [first] = connection.due;
    if (first?.response !== response) return;
    connection.due.shift();
    connections.end(connection);
    traffic.end(first.startMs, status);
  }

  return subscribeAll(
    {
      'http.server.request.start': (message) => {
        if (isExchange(message) && !isOwnServer(message.server)) beginResponse(message);
      },
      'http.server.response.finish': (message) => {
        if (isExchange(message)) endResponse(message);
      },
      'http2.server.stream.start': (message) => {
        const stream = get(message, 'stream');
        if (isObject(stream)) begin(stream, connections.begin(socketOf(stream)));
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

/** Looks at properties by their names, for the sake of V8's caches: it runs twice a request, and `Reflect.get` has none. */
function isExchange(message: object): message is Exchange {
  return (
    'response' in message &&
    isObject(message.response) &&
    'socket' in message &&
    isObject(message.socket) &&
    'server' in message
  );
}
