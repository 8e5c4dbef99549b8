import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { HEARTBEAT_MS } from '../../../shared/limits.ts';
import { clearTimeout, outside, setTimeout } from '../runtime.ts';
import type { Sampler } from '../sampler-contract.ts';
import { messageOf } from '../warn.ts';
import { type Client, serveClient } from './client.ts';
import { closeSocket } from './close.ts';
import { createGuard, type GuardSettings, pathOf } from './guard.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import {
  completeUpgrade,
  createWebSocketServer,
  handshakeOf,
  refuseUpgrade,
  type UpgradeArguments,
} from './upgrade.ts';

/** How long clients may take to answer when the agent closes. */
const GRACE_MS = 500;
const GOING_AWAY = 1001;

/**
 * Connections that were refused or broke the protocol, and have not answered the close yet. A browser can read a close
 * code but no HTTP status, so refusing takes a WebSocket; whoever knocks more often than this is no browser.
 */
const MAX_CLOSING = 32;

/** The one place where an agent answers, whoever owns the server. */
export interface Endpoint {
  /** Whether a request is a WebSocket upgrade on our path. */
  claims(request: IncomingMessage): boolean;
  /** Takes an upgrade over. False, and nothing done, where the path is not ours or the endpoint is closed. */
  handleUpgrade(...upgrade: UpgradeArguments): boolean;
  /** Ends every connection and goes on answering; resolves when they are gone, after half a second at the most. */
  disconnect(reason: string): Promise<void>;
  /** Does the same, and answers no more. */
  close(): Promise<void>;
}

export interface EndpointSettings extends GuardSettings {
  heartbeatMs?: number;
}

export function createEndpoint(settings: EndpointSettings, sampler: Sampler): Endpoint {
  const guard = createGuard(settings);
  const server = createWebSocketServer();
  const clients = new Set<Client>();
  let heartbeat: Heartbeat | undefined;
  let closing: Promise<void> | undefined;

  function accept(socket: WebSocket): void {
    const client = serveClient(socket, sampler, onEnd);
    if (socket.readyState !== socket.OPEN) return;
    clients.add(client);
    heartbeat ??= outside(() => startHeartbeat(beat, settings.heartbeatMs ?? HEARTBEAT_MS));
  }

  function beat(isLate: boolean): void {
    for (const client of clients) client.beat(isLate);
  }

  function onEnd(client: Client): void {
    clients.delete(client);
    if (clients.size > 0) return;
    heartbeat?.stop();
    heartbeat = undefined;
  }

  async function disconnect(reason: string): Promise<void> {
    const sockets = [...server.clients];
    if (sockets.length === 0) return;
    const gone = sockets.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
    for (const socket of sockets) closeSocket(socket, GOING_AWAY, reason);
    // This timer does keep the process alive: whoever awaits the end must not find the process gone instead.
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.terminate();
    }, GRACE_MS);
    await Promise.all(gone);
    clearTimeout(timer);
  }

  async function closeAll(): Promise<void> {
    server.close();
    await disconnect('The agent was closed.');
  }

  function handle(upgrade: UpgradeArguments): boolean {
    const [request, socket] = upgrade;
    const decision = guard(handshakeOf(request), clients.size);
    if (closing !== undefined || decision.kind === 'pass') return false;
    if (decision.kind === 'forbid') refuseUpgrade(socket, 403, decision.reason);
    else if (decision.kind === 'accept') completeUpgrade(server, upgrade, accept);
    else if (server.clients.size - clients.size >= MAX_CLOSING) refuseUpgrade(socket, 503, decision.reason);
    else completeUpgrade(server, upgrade, (opened) => closeSocket(opened, decision.code, decision.reason));
    return true;
  }

  return {
    claims: ({ url = '', headers }) =>
      closing === undefined && pathOf(url) === settings.path && headers.upgrade?.toLowerCase() === 'websocket',
    handleUpgrade(...upgrade) {
      try {
        return handle(upgrade);
      } catch (error) {
        // Nothing here is known to throw; a mistake of ours must not end the host, in whose listener we are.
        sampler.warn(`A handshake failed: ${messageOf(error)}`);
        upgrade[1].destroy();
        return true;
      }
    },
    disconnect,
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}
