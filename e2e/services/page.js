import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const SLOW_MS = 150;
/** Longer than any test has patience. */
const ABORTED_MS = 60_000;
const MESSAGES = 5;
const MESSAGE_EVERY_MS = 20;

const PAGE = '<!doctype html><link rel="icon" href="data:,"><h1>A page of the service</h1>';
/** Asks all the time, so that there are requests from before whatever a test does. */
const TICKING = `${PAGE}<script>let n = 0; setInterval(() => fetch('/small?' + n++), 50)</script>`;
/** Answers some requests itself, and asks the service for the others. */
const WORKER = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    const isMade = event.request.url.includes('made');
    event.respondWith(isMade ? new Response('made') : fetch(event.request));
  });`;

/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Record<string, (response: Response) => unknown>} */
const ROUTES = {
  '/': (response) => typed(response, 'text/html', PAGE),
  '/ticking': (response) => typed(response, 'text/html', TICKING),
  '/worker.js': (response) => typed(response, 'text/javascript', WORKER),
  '/slow': (response) => sleep(SLOW_MS).then(() => response.end('slow')),
  '/aborted': (response) => sleep(ABORTED_MS, undefined, { ref: false }).then(() => response.end('late')),
  '/cached': (response) => response.setHeader('Cache-Control', 'max-age=1000').end('cached'),
  '/redirect': (response) => response.writeHead(302, { Location: '/slow?redirected' }).end(),
  '/missing': (response) => response.writeHead(404).end(),
  '/broken': (response) => response.writeHead(500).end(),
  '/elsewhere': (response) =>
    response
      .setHeader('Access-Control-Allow-Origin', '*')
      .setHeader('Access-Control-Allow-Headers', 'x-own')
      .setHeader('Access-Control-Allow-Methods', 'PUT')
      .end('from another origin'),
  '/stream': async (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (let message = 0; message < MESSAGES; message++) {
      response.write('data: x\n\n');
      await sleep(MESSAGE_EVERY_MS);
    }
    response.end();
  },
};

/**
 * Serves a page, and under it an address for each kind of request; any other is answered at once. At `/socket` there is a
 * WebSocket that sends back what it gets.
 *
 * @param {import('node:http').Server} server
 */
export function servePage(server) {
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const route = ROUTES[pathname];
    if (route) route(response);
    else response.end('ok');
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/socket') return;
    sockets.handleUpgrade(request, socket, head, (client) => client.on('message', (message) => client.send(message)));
  });
}

/** @param {Response} response @param {string} type @param {string} body */
function typed(response, type, body) {
  response.setHeader('Content-Type', type).end(body);
}
