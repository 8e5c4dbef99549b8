import { subscribeAll } from '../collectors/channels.ts';
import { get, isObject, statusIn } from '../collectors/http-messages.ts';
import { isOwnServer } from '../own-server.ts';
import type { Warn } from '../warn.ts';
import { type Tag, tagResponse } from './tag-response.ts';
import { tagStream } from './tag-stream.ts';

/** Who is told of the requests that this process serves. `message` is the response, of HTTP/2 the stream. */
interface Listener {
  /** Headers have come. Returns the request's number. `connection` is undefined where requests share it at one time. */
  begin(message: object, connection: unknown): number;
  /** The response is over. The status is undefined where it was broken off. */
  end(message: object, connection: unknown, status: number | undefined): void;
  /** Asked when the response's headers are written. */
  tag: Tag;
}

/** What Node tells of a request and its response; looked at by name, for the sake of V8's caches. */
interface Exchange {
  response?: unknown;
  socket?: unknown;
  server?: unknown;
}

interface Connection {
  destroyed?: unknown;
}

/**
 * Follows all requests of node:http, https and http2 (Node 22.23 and later tell of it), but for those to agents themselves
 * and those that are upgraded. Of responses of HTTP/1 that are broken off Node tells nothing; see `isBroken`. Returns the
 * way to stop.
 */
export function followServed({ begin, end, tag }: Listener, warn: Warn): () => void {
  return subscribeAll(
    {
      'http.server.request.start': (message) => {
        const { response, socket, server }: Exchange = message;
        if (!isObject(response) || isOwnServer(server)) return;
        tagResponse(response, begin(response, socket), tag);
      },
      'http.server.response.finish': (message) => {
        const { response, socket }: Exchange = message;
        if (!isObject(response)) return;
        // Node 20 and 22 tell of a finish too where the client has gone with a part of the answer.
        end(response, socket, isDestroyed(socket) ? undefined : statusIn(response, 'statusCode'));
      },
      'http2.server.stream.start': (message) => {
        const stream = get(message, 'stream');
        if (isObject(stream)) tagStream(stream, begin(stream, undefined), tag);
      },
      'http2.server.stream.close': (message) => {
        const stream = get(message, 'stream');
        if (!isObject(stream)) return;
        const isReset = get(stream, 'aborted') === true || get(stream, 'rstCode') !== 0;
        end(stream, undefined, isReset ? undefined : statusIn(get(stream, 'sentHeaders'), ':status'));
      },
    },
    warn,
  );
}

/**
 * Whether a response can never be finished any more. While it waits behind another on its connection it is not even
 * closed. The end of a stream of HTTP/2 Node has told by then.
 */
export function isBroken(message: object): boolean {
  return get(message, 'closed') === true || isDestroyed(connectionOf(message));
}

/** The connection that a response of HTTP/1 goes to. */
export function connectionOf(message: object): unknown {
  return get(get(message, 'req'), 'socket');
}

function isDestroyed(socket: unknown): boolean {
  const { destroyed }: Connection = isObject(socket) ? socket : {};
  return destroyed === true;
}
