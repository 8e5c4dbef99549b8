import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { DEFAULT_PATH } from '../../shared/limits.ts';

/** A port on which nothing listens. */
export interface DeadPort {
  /** Its WebSocket address. */
  url: string;
  port: number;
  /** Lets go of it, so that something may listen there. */
  release(): Promise<void>;
}

/**
 * Holds a dead port until the test is over: it is the near end of a connection. A port that was only listened on before
 * may be given to a server of another test at any time.
 */
export async function holdDeadPort(): Promise<DeadPort> {
  const server = createServer((socket) => socket.on('error', () => {}).resume());
  await listen(server);
  const client = connect(portOf(server.address()), '127.0.0.1');
  client.on('error', () => {});
  const release = async () => {
    server.close();
    if (client.destroyed) return;
    // A reset leaves nothing behind that would keep the port for a while.
    client.resetAndDestroy();
    await once(client, 'close');
  };
  onTestFinished(release);
  await once(client, 'connect');
  const port = client.localPort ?? 0;
  return { url: urlOf(port), port, release };
}

/** The address of a port on which nothing listens until the test is over. */
export async function deadUrl(): Promise<string> {
  return (await holdDeadPort()).url;
}

/** A port that accepts connections and never answers, as a process in a breakpoint does. */
export async function startMute(): Promise<{ url: string; readonly connections: number }> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('error', () => {}).resume();
  });
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const url = await listen(server);
  return {
    url,
    get connections() {
      return connections;
    },
  };
}

/** An ordinary web server, which answers an upgrade as any other request. */
export async function startWebServer(
  answer: RequestListener = (_, response) => response.end('hello'),
): Promise<string> {
  const server = createHttpServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return listen(server);
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(urlOf(portOf(server.address()))));
  });
}

function urlOf(port: number): string {
  return `ws://127.0.0.1:${port}${DEFAULT_PATH}`;
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return address.port;
}
