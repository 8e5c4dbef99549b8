import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { DEFAULT_PATH } from '../shared/limits.ts';

/** Ports on which nothing listens: taken all at once, so that each is another one, and given back. */
export async function closedPorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => open(createServer())));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** A server that accepts connections and never answers, as a process in a breakpoint. */
export interface Mute {
  readonly address: string;
  /** All that was sent to it. */
  heard(): string;
  close(): Promise<void>;
}

export async function startMute(): Promise<Mute> {
  let heard = '';
  const sockets = new Set<Socket>();
  const server = await open(
    createServer((socket) => {
      sockets.add(socket);
      socket.on('data', (data) => {
        heard += data.toString('latin1');
      });
      socket.on('error', () => socket.destroy());
    }),
  );
  return {
    address: `ws://127.0.0.1:${portOf(server)}${DEFAULT_PATH}`,
    heard: () => heard,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}

async function open(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
