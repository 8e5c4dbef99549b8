import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from './services.ts';
import type { Site } from './site.ts';

/** A reverse proxy on a free port that gives each request to the next of these services of this machine. */
export async function startRoundRobin(services: readonly Pick<Service, 'port'>[]): Promise<Site> {
  let count = 0;
  const server = createServer((request, response) => {
    const { port = 0 } = services[count++ % services.length] ?? {};
    const { method, url, headers } = request;
    const passed = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
