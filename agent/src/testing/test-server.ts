import { createServer, type RequestListener, type Server } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { onTestFinished } from 'vitest';

/** An http server at a free port of loopback, closed when the test ends. */
export async function openServer(onRequest?: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(onRequest ?? ((_request, response) => response.end('app')));
  return { server, port: await listenAnywhere(server) };
}

/** Starts a server at a free port of loopback, and closes it when the test ends. */
export async function listenAnywhere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Sends bytes as they are and resolves with all that comes back, until the server closes or has upgraded. */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.startsWith('HTTP/1.1 101 ')) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** The lines of an upgrade, to be sent as they are; further headers replace none of these. */
export function upgradeRequest(path: string, ...headers: string[]): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
