import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ChartDescription, columnsOf } from '../shared/charts.ts';
import { encodeFrame } from '../shared/frame.ts';
import { DEFAULT_PATH, SUBPROTOCOL } from '../shared/limits.ts';

/** A server at an agent's address that says what a test wants it to say. */
export interface ScriptedAgent {
  readonly address: string;
  /** What clients have offered as subprotocols, of which a token is one. */
  readonly offered: readonly string[];
  close(): Promise<void>;
}

/**
 * Answers every WebSocket with what `talk` sends. `serve` answers ordinary requests; 426 unless told. The port is a free
 * one unless told. For an agent of known data, live and with history, see scripted/service.ts.
 */
export async function startScriptedAgent(
  talk: (socket: WebSocket) => void,
  serve: RequestListener = (_, response) => response.writeHead(426).end(),
  port = 0,
): Promise<ScriptedAgent> {
  const server = createServer(serve);
  const offered: string[] = [];
  const handleProtocols = (protocols: ReadonlySet<string>) => {
    offered.push(...protocols);
    return SUBPROTOCOL;
  };
  const sockets = new WebSocketServer({ server, handleProtocols });
  sockets.on('connection', talk);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${DEFAULT_PATH}`,
    offered,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A `hello` that a panel accepts, with the given changes to it. */
export function helloText(name: string, charts: ChartDescription[], changes: object = {}): string {
  return JSON.stringify({
    type: 'hello',
    version: 1,
    service: { name, instance: 'scripted' },
    process: { pid: 1, host: 'here', runtime: { name: 'node', version: '20.0.0' }, startedAt: Date.now() },
    intervalMs: 1000,
    historySeconds: 600,
    epoch: 0,
    schema: 1,
    charts,
    columns: columnsOf(charts),
    ports: [],
    ...changes,
  });
}

/** A frame of schema 1 with rows of made-up values, a second apart, the last one now or so many milliseconds off. */
export function historyFrame(columns: number, rows: number, offsetMs = 0): Uint8Array {
  const now = Date.now() + offsetMs;
  const values = Float64Array.from({ length: rows * (1 + columns) }, (_, index) => {
    const row = Math.floor(index / (1 + columns));
    return index % (1 + columns) === 0 ? now - (rows - 1 - row) * 1000 : row;
  });
  return encodeFrame({ schema: 1, history: true, last: true, columns, rows, values });
}
