import cluster from 'node:cluster';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { FIRST_PORT, PORT_COUNT } from '../../../shared/limits.ts';
import { markOwnServer } from '../own-server.ts';
import { messageOf } from '../warn.ts';
import type { Endpoint } from './endpoint.ts';

const NOTICE = 'This is a Procscope agent: it is watched from the Procscope panel in the DevTools of a browser.\n';

/** A client has this long to send a request; nobody else is meant to talk to this port. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Connections beside those of clients: refused ones that still close, half-sent requests, the panel's probes. */
const SPARE_CONNECTIONS = 48;

interface OwnPortOptions {
  host: string;
  /** The port to take, 0 for any; `undefined` to search the range from a place that the service's name decides. */
  port: number | undefined;
  serviceName: string;
  maxClients: number;
  requestTimeoutMs?: number;
}

/** An HTTP server that carries nothing but an endpoint. */
export interface OwnPort {
  port: number;
  close(): Promise<void>;
}

/**
 * Opens a port for an endpoint, which keeps neither the process alive nor the port from other processes of a cluster.
 * Rejects, with a sentence that says why, where no port can be had.
 */
export async function openOwnPort(options: OwnPortOptions, endpoint: Endpoint): Promise<OwnPort> {
  const { host, port, serviceName, maxClients, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const server = createServer({
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    // Node looks for requests that are late only so often, by default every 30 s.
    connectionsCheckingInterval: requestTimeoutMs / 2,
  });
  markOwnServer(server);
  server.maxConnections = maxClients + SPARE_CONNECTIONS;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    socket.unref();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (_request, response) => {
    const headers = { Connection: 'close, Upgrade', Upgrade: 'websocket', 'Content-Type': 'text/plain; charset=utf-8' };
    response.writeHead(426, headers).end(NOTICE);
  });
  server.on('upgrade', (request, socket, head) => {
    if (endpoint.claims(request) && endpoint.handleUpgrade(request, socket, head)) return;
    socket.on('error', () => socket.destroy());
    socket.once('finish', () => socket.destroy());
    socket.end(
      `HTTP/1.1 426 Upgrade Required\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n`,
    );
  });
  const wanted = port === undefined ? portsOf(serviceName) : [port];
  // The primary of a cluster tells of its workers' ports, wherever they are.
  await bind(server, host, cluster.isWorker ? [...wanted, 0] : wanted);
  // Whatever befalls the server from here on is no concern of the host's.
  server.on('error', () => {});
  return {
    port: portOf(server),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await endpoint.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The ports to try: all of the range, from a place that the name decides, so that a service normally keeps its port. */
export function portsOf(serviceName: string): number[] {
  let hash = 0;
  for (const character of serviceName) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return Array.from({ length: PORT_COUNT }, (_, index) => FIRST_PORT + ((hash + index) % PORT_COUNT));
}

async function bind(server: Server, host: string, ports: readonly number[]): Promise<void> {
  let reason: unknown;
  for (const port of ports) {
    try {
      await tryPort(server, host, port);
      return;
    } catch (error) {
      reason = error;
      if (!isTaken(error)) break;
    }
  }
  const which =
    ports.length < PORT_COUNT ? `port ${ports[0]}` : `any of the ports ${FIRST_PORT} to ${FIRST_PORT + PORT_COUNT - 1}`;
  throw new Error(`The agent cannot listen on ${which} of ${host}: ${messageOf(reason)}.`);
}

function tryPort(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    if (isForbidden()) throw new Error('the permission model forbids it without --allow-net');
    const onError = (error: Error): void => {
      server.off('listening', onListening);
      reject(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      resolve();
    };
    server.once('error', onError).once('listening', onListening);
    // Not by what listen() returns: a tool that patched it may have forgotten to return the server.
    server.unref();
    // In a cluster's worker a plain listen would share one handle among all workers.
    server.listen({ host, port, exclusive: true });
  });
}

/** From Node 25 on the permission model covers the network, and refuses in a callback of Node's, where none can catch. */
function isForbidden(): boolean {
  return process.allowedNodeEnvironmentFlags.has('--allow-net') && process.permission?.has('net') === false;
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
