// A service with the real agent whose page does what could confuse who joins requests: caches, service workers, what is
// broken off. It says where it answers over the channel to its parent.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from 'procscope';

const agent = await listen({ service: { name: 'odd' }, interval: 200 });

const WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname === '/from-worker') event.respondWith(new Response('from the worker'));
});`;

const server = createServer((request, response) => {
  switch (request.url) {
    case '/cached':
      response.setHeader('Cache-Control', 'max-age=600').end('kept');
      return;
    case '/worker.js':
      response.setHeader('Content-Type', 'text/javascript').end(WORKER);
      return;
    case '/moved':
      response.writeHead(302, { Location: '/target' }).end();
      return;
    case '/target':
      // Firefox tells whole milliseconds, and of less than one nothing.
      setTimeout(() => response.end('there'), 30);
      return;
    case '/never':
      return;
    default:
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">');
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.({
  url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
  agent: agent.url,
});
