import type { EventEmitter } from 'node:events';
import type { CountedSocket } from './http-connections.ts';

/*
 * What Node's diagnostics channels hand over, checked as far as it is used. Node documents the channels, but not for
 * every version what the objects on them are.
 */

/** The end of a stream of HTTP/2 that serves a request. */
export interface ServerStream extends EventEmitter {
  aborted: boolean;
  sentHeaders?: { ':status'?: number };
  session?: { socket: unknown };
}

/** The end of a stream of HTTP/2 that makes one. */
export interface ClientStream extends EventEmitter {
  session?: { socket: unknown };
}

/** The socket of an HTTP/2 session is a view, which has its properties only once they are read. */
export function isSocket(value: unknown): value is CountedSocket {
  return isEmitter(value) && typeof Reflect.get(value, 'bytesRead') === 'number';
}

export function isServerStream(value: unknown): value is ServerStream {
  return isEmitter(value) && 'aborted' in value && 'sentHeaders' in value;
}

export function isClientStream(value: unknown): value is ClientStream {
  return isEmitter(value) && 'session' in value;
}

/** The status of an answer, by one of its names; undefined where there is none. */
export function statusIn(answer: unknown, name: 'statusCode' | ':status'): number | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const status: unknown = Reflect.get(answer, name);
  return typeof status === 'number' ? status : undefined;
}

function isEmitter(value: unknown): value is EventEmitter {
  return typeof value === 'object' && value !== null && 'once' in value && typeof value.once === 'function';
}
