import { isObject } from '../collectors/http-messages.ts';

const SENT = Symbol('procscope.sent');

/** A connection of HTTP/1, with what it had sent when the last response on it was over. */
interface Connection {
  [SENT]?: number;
  bytesWritten?: unknown;
}

/** How many bytes have been sent on a connection, without TLS; NaN where that cannot be told. */
export function sentOn(socket: unknown): number {
  const { bytesWritten }: Connection = isObject(socket) ? socket : {};
  return typeof bytesWritten === 'number' ? bytesWritten : Number.NaN;
}

/**
 * The same at the end of a response, which the connection remembers, and what it was at the end of the one before: of
 * pipelined requests, one begins earlier than that. 0 for the first.
 */
export function sentAtEnd(socket: unknown): { sentBytes: number; sentBefore: number } {
  const connection: Connection = isObject(socket) ? socket : {};
  const { [SENT]: sentBefore = 0 } = connection;
  const sentBytes = sentOn(connection);
  connection[SENT] = sentBytes;
  return { sentBytes, sentBefore };
}
