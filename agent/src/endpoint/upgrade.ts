import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Server, WebSocketServer } from 'ws';
import { MAX_CLIENT_MESSAGE_BYTES, SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '../../../shared/limits.ts';
import { AgentSocket, LATE_CLOSE_TIMEOUT_MS } from './close.ts';
import type { Handshake } from './guard.ts';

/** What an application's `upgrade` listener is called with. */
export type UpgradeArguments = [request: IncomingMessage, socket: Duplex, head: Buffer];

/** The part of ws that completes handshakes; everything about paths, origins and tokens is the guard's. */
export function createWebSocketServer(): Server<typeof AgentSocket> {
  const options = {
    noServer: true,
    WebSocket: AgentSocket,
    handleProtocols: chooseProtocol,
    // Measured: about ten times the CPU and 240 KB of memory a client, nothing won on binary.
    perMessageDeflate: false,
    maxPayload: MAX_CLIENT_MESSAGE_BYTES,
    closeTimeout: LATE_CLOSE_TIMEOUT_MS,
  };
  return new WebSocketServer(options);
}

/** Completes the upgrade; `onOpen` is not called where the handshake itself is broken, which gets its HTTP error. */
export function completeUpgrade(
  server: Server<typeof AgentSocket>,
  [request, socket, head]: UpgradeArguments,
  onOpen: (socket: AgentSocket) => void,
): void {
  release(socket);
  server.handleUpgrade(request, socket, head, (webSocket) => {
    webSocket.stream = socket;
    // ws closes a connection by itself where a frame is broken or too large; without a listener that would throw.
    webSocket.on('error', () => {});
    onOpen(webSocket);
  });
}

/** Answers an upgrade with a plain HTTP status and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: 403 | 503, reason: string): void {
  release(socket);
  socket.once('finish', () => socket.destroy());
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
  ];
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(reason)}\r\n\r\n${reason}`);
}

/** What the guard looks at, from Node's request. */
export function handshakeOf({ url = '', headers }: IncomingMessage): Handshake {
  const { origin, host } = headers;
  // Node reads headers as Latin-1; clients send a token that is not ASCII as UTF-8.
  const authorization = headers.authorization && Buffer.from(headers.authorization, 'latin1').toString();
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  return { url, origin, host, authorization, protocols };
}

/**
 * The subprotocol to answer. A browser fails a handshake that answers none of those it offered, and could then not read
 * code 4406: a client of another version is answered its own protocol, and closed. The token is never answered.
 */
function chooseProtocol(offered: ReadonlySet<string>): string | false {
  if (offered.has(SUBPROTOCOL)) return SUBPROTOCOL;
  return [...offered].find((protocol) => !protocol.startsWith(TOKEN_SUBPROTOCOL_PREFIX)) ?? false;
}

/** A connection of ours neither keeps the process alive nor throws into it. */
function release(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  if ('unref' in socket && typeof socket.unref === 'function') socket.unref();
}
