import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { CLOSE } from '../../../shared/limits.ts';
import { clearTimeout, setTimeout } from '../runtime.ts';

/** RFC 6455, section 5.5: a control frame carries at most 125 bytes, two of them the code. */
const MAX_REASON_BYTES = 123;

/** How long a client may take to answer a close frame before its connection is cut. */
const CLOSE_TIMEOUT_MS = 1000;

/** A client that is too far behind has a megabyte to read before it comes to the close frame. */
export const LATE_CLOSE_TIMEOUT_MS = 5000;

/** What may still come from a client that was sent a close frame: some messages on their way, and its answer. */
const MAX_BYTES_AFTER_CLOSE = 64 * 1024;

/** The agent's end of a connection, which costs little once it closes, whichever side began. */
export class AgentSocket extends WebSocket {
  /** What the connection runs over, set once the handshake is complete. */
  stream: Duplex | undefined;

  override close(code?: number, reason?: string | Buffer): void {
    const isFirst = this.readyState === WebSocket.OPEN;
    super.close(code, reason);
    if (isFirst) this.#limitEnd(code === CLOSE.tooFarBehind ? LATE_CLOSE_TIMEOUT_MS : CLOSE_TIMEOUT_MS);
  }

  /** ws would wait for the answer with a timer that keeps the process alive, and read all that comes meanwhile. */
  #limitEnd(timeoutMs: number): void {
    // There is no public way to that timer. Should the field go, a process that ends just then waits for five seconds.
    const theirs: unknown = Reflect.get(this, '_closeTimer');
    if (isTimer(theirs)) theirs.unref();
    const timer = setTimeout(() => this.terminate(), timeoutMs).unref();
    this.once('close', () => clearTimeout(timer));

    this.removeAllListeners('message');
    let bytes = 0;
    this.stream?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BYTES_AFTER_CLOSE) this.terminate();
    });
  }
}

/** Closes a connection with a code and as much of the reason as fits. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, fitReason(reason));
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
