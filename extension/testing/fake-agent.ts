import { createServer } from 'node:http';
import { expect, onTestFinished, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { encodeFrame, type Frame } from '../../shared/frame.ts';
import { CLOSE, DEFAULT_PATH, SUBPROTOCOL } from '../../shared/limits.ts';
import type { ServerMessage } from '../../shared/messages.ts';
import { tokenSubprotocol } from '../../shared/token.ts';
import { frameOf, type HelloOptions, helloOf } from './fixtures.ts';
import { portOf } from './servers.ts';

export interface FakeAgentOptions extends HelloOptions {
  /** Default: one that is free. */
  port?: number;
  /** Clients without it are closed with 4401. */
  token?: string;
  /** False leaves new clients without a `hello`, until `greet`. */
  greets?: boolean;
  /** Rows of history that each new client is sent: a time and a value each. */
  history?: number[][];
}

/** An agent of one column on a port of its own: the protocol's server side, under a test's control. */
export interface FakeAgent {
  url: string;
  port: number;
  /** The history to send to the next client. */
  history: number[][];
  /** The requests of all clients that ever connected: what they asked for and which subprotocols they offered. */
  readonly visits: readonly { path: string; protocols: string[] }[];
  /** Clients connected now. */
  readonly clients: number;
  /** The most clients that were ever waiting for a `hello` at the same time. */
  readonly mostWaiting: number;
  /** Says hello to the client that has waited longest. */
  greet(): void;
  send(message: ServerMessage): void;
  sendText(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  sendFrame(frame: Frame): void;
  /** Closes every client. */
  close(code?: number, reason?: string): void;
  /** What all clients have sent. */
  readonly heard: readonly string[];
  /** The next messages of any clients, so many. */
  nextMessages(count: number): Promise<string[]>;
  /** How the next client that leaves says goodbye. */
  nextClose(): Promise<{ code: number; reason: string }>;
  stop(): Promise<void>;
}

export async function startAgent(options: FakeAgentOptions = {}): Promise<FakeAgent> {
  const { port = 0, token, greets = true } = options;
  const visits: { path: string; protocols: string[] }[] = [];
  const waiting: WebSocket[] = [];
  const heard: string[] = [];
  let mostWaiting = 0;
  // Node's fetch would put the next probe into a connection that a stopped agent has just closed.
  const http = createServer((_, response) => response.writeHead(426, { connection: 'close' }).end('An agent.\n'));
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => SUBPROTOCOL });

  function greet(socket: WebSocket): void {
    socket.send(JSON.stringify(helloOf(options)));
    if (agent.history.length === 0) return;
    socket.send(encodeFrame(frameOf(agent.history, { history: true, last: true })));
  }

  sockets.on('connection', (socket, request) => {
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
    visits.push({ path: request.url ?? '', protocols });
    socket.on('message', (data) => heard.push(data.toString()));
    if (token !== undefined && !protocols.includes(tokenSubprotocol(token))) {
      return socket.close(CLOSE.token, 'A token is needed.');
    }
    if (greets) return greet(socket);
    waiting.push(socket);
    mostWaiting = Math.max(mostWaiting, waiting.length);
    socket.on('close', () => remove(waiting, socket));
  });

  const each = (act: (socket: WebSocket) => void) => sockets.clients.forEach(act);
  const stop = () =>
    new Promise<void>((resolve) => {
      each((socket) => socket.terminate());
      http.closeAllConnections();
      http.close(() => resolve());
    });
  onTestFinished(stop);
  await vi.waitFor(
    () =>
      new Promise<void>((resolve, reject) => {
        // A port that was used before may for a moment be that of a connection which another test makes.
        http.once('error', reject);
        http.listen(port, '127.0.0.1', resolve);
      }),
    5000,
  );
  const listening = portOf(http.address());

  const agent: FakeAgent = {
    url: `ws://127.0.0.1:${listening}${DEFAULT_PATH}`,
    port: listening,
    history: options.history ?? [],
    visits,
    get clients() {
      return sockets.clients.size;
    },
    get mostWaiting() {
      return mostWaiting;
    },
    greet() {
      const socket = waiting.shift();
      if (socket) greet(socket);
    },
    send: (message) => each((socket) => socket.send(JSON.stringify(message))),
    sendText: (text) => each((socket) => socket.send(text)),
    sendBytes: (bytes) => each((socket) => socket.send(bytes)),
    sendFrame: (frame) => each((socket) => socket.send(encodeFrame(frame))),
    heard,
    async nextMessages(count) {
      const from = heard.length;
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(from + count), 5000);
      return heard.slice(from, from + count);
    },
    nextClose: () =>
      new Promise((resolve) => {
        each((socket) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })));
      }),
    close: (code, reason) => each((socket) => socket.close(code, reason)),
    stop,
  };
  return agent;
}

function remove<Item>(items: Item[], item: Item): void {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
}
