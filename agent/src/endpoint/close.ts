import type { WebSocket } from 'ws';

/** RFC 6455, section 5.5: a control frame carries at most 125 bytes, two of them the code. */
const MAX_REASON_BYTES = 123;

/** How long a client may take to answer a close frame before its connection is cut. */
export const CLOSE_TIMEOUT_MS = 5000;

/** Closes a connection with a code and as much of the reason as fits, and without keeping the process alive for it. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, fitReason(reason));
  // ws waits for the answer with a timer that keeps the process alive, and offers no public way to unref it. Should the
  // field go, a process that ends just then waits for five seconds at the most.
  const timer: unknown = Reflect.get(socket, '_closeTimer');
  if (isTimer(timer)) timer.unref();
}

/** Cuts a reason to 123 bytes of UTF-8, at a character's end. */
export function fitReason(reason: string): string {
  let fit = '';
  let bytes = 0;
  for (const character of reason) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_REASON_BYTES) break;
    fit += character;
  }
  return fit;
}

function isTimer(value: unknown): value is NodeJS.Timeout {
  return typeof value === 'object' && value !== null && 'unref' in value && typeof value.unref === 'function';
}
