import { WebSocket } from 'ws';
import { decodeFrame, type Frame } from '../../../shared/frame.ts';
import { SUBPROTOCOL } from '../../../shared/limits.ts';
import { parseServerMessage, type ServerMessage } from '../../../shared/messages.ts';

export interface ConnectOptions {
  /** Default: the protocol alone. */
  protocols?: string[];
  headers?: Record<string, string>;
}

/** A client that checks and keeps all that it is sent, in order. */
export interface TestClient {
  socket: WebSocket;
  received: (ServerMessage | Frame)[];
  messages: ServerMessage[];
  frames: Frame[];
  /** The times of all rows, in the order in which they came. */
  times(): number[];
  /** Resolves with what ended the connection: a close code and reason, or the HTTP status of a refusal. */
  ended: Promise<{ code: number; reason: string } | { status: number; body: string }>;
  close(): void;
}

export const EXTENSION_ORIGIN = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;

export function connect(url: string, { protocols = [SUBPROTOCOL], headers = {} }: ConnectOptions = {}): TestClient {
  const socket = new WebSocket(url, protocols, { headers });
  const received: (ServerMessage | Frame)[] = [];
  const messages: ServerMessage[] = [];
  const frames: Frame[] = [];
  socket.binaryType = 'arraybuffer';
  socket.on('error', () => {});
  socket.on('message', (data, isBinary) => {
    if (isBinary && data instanceof ArrayBuffer) {
      const frame = decodeFrame(data);
      frames.push(frame);
      received.push(frame);
    } else {
      const message = parseServerMessage(data.toString());
      messages.push(message);
      received.push(message);
    }
  });
  const ended: TestClient['ended'] = new Promise((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
        socket.terminate();
      });
    });
  });
  return {
    socket,
    received,
    messages,
    frames,
    times: () => frames.flatMap(rowTimes),
    ended,
    close: () => socket.close(),
  };
}

function rowTimes({ rows, columns, values }: Frame): number[] {
  return Array.from({ length: rows }, (_, row) => values[row * (1 + columns)] ?? Number.NaN);
}
