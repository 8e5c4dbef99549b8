import { isObject } from '../collectors/http-messages.ts';

const SENT = Symbol('procscope.sent');

/** A connection of HTTP/1, with what it had sent when the last response on it was over. */
interface Connection {
  [SENT]?: number;
  bytesWritten?: unknown;
}

/** How many bytes have been sent on a connection, without TLS; NaN where that cannot be told. */
export function sentOn(socket: unknown): number {
  const connection: Connection = isObject(socket) ? socket : {};
  const { bytesWritten } = connection;
  return typeof bytesWritten === 'number' ? bytesWritten : Number.NaN;
}

/** How many had been sent when the last response was over: of pipelined ones, one begins before that. 0 for the first. */
export function sentBefore(socket: unknown): number {
  const connection: Connection = isObject(socket) ? socket : {};
  return connection[SENT] ?? 0;
}

/** Keeps it for the response that comes next. */
export function rememberSent(socket: unknown, bytes: number): void {
  if (!isObject(socket) || Number.isNaN(bytes)) return;
  const connection: Connection = socket;
  connection[SENT] = bytes;
}
