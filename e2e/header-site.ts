import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { TAG_HEADER } from '../shared/request-tag.ts';

/** A page whose server writes what it wants into the header by which agents tell of themselves. */
export interface HeaderSite {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>A page with headers</title>';

/** `headers` is by path; what is not in it has none. To a WebSocket it is answered with the header as well. */
export async function startHeaderSite(headers: Readonly<Record<string, string>>): Promise<HeaderSite> {
  const server = createServer((request, response) => {
    const header = headers[request.url ?? ''];
    if (header !== undefined) response.setHeader(TAG_HEADER, header);
    // For pages of other origins, too.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/html').end(PAGE);
  });
  new WebSocketServer({ server }).on('headers', (lines, { url = '' }) => {
    if (headers[url] !== undefined) lines.push(`${TAG_HEADER}: ${headers[url]}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
