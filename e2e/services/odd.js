// A service with the real agent whose page does what could confuse who joins requests: caches, service workers, event
// streams, WebSockets, preflights, what is broken off. It says where it answers over the channel to its parent.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from 'procscope';
import { WebSocketServer } from 'ws';

const agent = await listen({ service: { name: 'odd' }, interval: 200 });

/** Longer than anything else takes on a busy machine. */
const WAIT_MS = 400;
/** Longer than a browser rounds. */
const PREFLIGHT_MS = 20;

const WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname === '/from-worker') event.respondWith(new Response('from the worker'));
  if (pathname === '/through-worker') event.respondWith(fetch(event.request));
});`;

/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Set<Response>} */
const streams = new Set();

/** @type {Record<string, (response: Response) => unknown>} */
const ROUTES = {
  '/cached': async (response) => {
    await sleep(WAIT_MS);
    response.setHeader('Cache-Control', 'max-age=600').end('kept');
  },
  '/worker.js': (response) => response.setHeader('Content-Type', 'text/javascript').end(WORKER),
  '/moved': (response) => response.writeHead(302, { Location: '/target' }).end(),
  '/target': (response) => waits(response),
  '/neighbour': (response) => waits(response),
  '/through-worker': (response) => waits(response),
  '/elsewhere': (response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'x-own');
    response.setHeader('Access-Control-Allow-Methods', 'PUT');
    return waits(response, response.req.method === 'OPTIONS' ? PREFLIGHT_MS : WAIT_MS);
  },
  '/never': () => {},
  '/partly': (response) => response.writeHead(200).write('a part'),
  '/stream': (response) => {
    streams.add(response);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: first\n\n');
  },
  '/end-streams': (response) => {
    for (const stream of streams) stream.end();
    response.end('ended');
  },
};

/** @param {Response} response */
async function waits(response, ms = WAIT_MS) {
  await sleep(ms);
  response.end('there');
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://odd');
  const route = ROUTES[pathname];
  if (route) route(response);
  else response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">');
});
new WebSocketServer({ server, path: '/socket' }).on('connection', (socket) => {
  socket.on('message', (message) => socket.send(message));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.({
  url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
  agent: agent.url,
});
