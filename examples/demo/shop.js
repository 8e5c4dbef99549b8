// The shop: an ordinary HTTP API. The lines that concern Procscope are `listen`, `chart` and `mark`.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from 'procscope';
import { describe } from './describe.js';

const agent = await listen({ service: { name: 'shop' } });

let orders = 0;
agent.chart({
  id: 'shop.orders',
  title: 'Orders',
  unit: '{order}/s',
  kind: 'lines',
  group: 'shop',
  help: 'Orders taken per second. The panel knows nothing of shops: this chart is described in shop.js.',
  // `rate` turns a count that only grows into a count per second.
  series: [{ id: 'shop.orders.rate', label: 'orders', value: () => orders, rate: true }],
});

const LEAK_LIMIT_MB = 200;
/** @type {number[][]} */
const leaked = [];

const page = new URL('./public/index.html', import.meta.url);

/** @type {Record<string, (query: URLSearchParams) => unknown>} */
const routes = {
  'GET /products': () => ['tea', 'coffee', 'bread'].map((name, index) => ({ name, price: 3 + index })),

  // Three calls at once; the order is as slow as the slowest of them.
  'POST /order': async () => {
    const [price, stock, shipping] = await Promise.all(['price', 'stock', 'shipping'].map(askWorker));
    orders++;
    return { order: orders, price, stock, shipping };
  },

  // Objects that are needed for a moment: many collections, most of which have something to carry along, and a heap that
  // returns to where it was.
  'POST /allocate': (query) => {
    const megabytes = atMost(query, 'mb', 50, 200);
    /** @type {object[][]} */
    const needed = [];
    for (let round = 0; round < megabytes; round++) {
      const objects = [];
      for (let id = 0; id < 20_000; id++) objects.push({ id, round });
      needed[round % 10] = objects;
    }
    return { objects: megabytes * 20_000 };
  },

  // Objects that stay: a heap that only grows, until they are let go.
  'POST /leak': (query) => {
    const megabytes = Math.min(atMost(query, 'mb', 10, 50), LEAK_LIMIT_MB - leaked.length);
    // A double takes eight bytes, so this is a megabyte each.
    for (let count = 0; count < megabytes; count++) leaked.push(Array.from({ length: 131_072 }, Math.random));
    return { leakedMegabytes: leaked.length, limit: LEAK_LIMIT_MB };
  },
  'POST /let-go': () => {
    leaked.length = 0;
    return { leakedMegabytes: 0 };
  },

  // Synchronous work: nothing else in this process moves while it lasts.
  'POST /block': (query) => {
    const ms = atMost(query, 'ms', 200, 2_000);
    const end = performance.now() + ms;
    while (performance.now() < end);
    return { blockedMs: ms };
  },

  // Waiting costs the process nothing: the response is as late, the event loop is free.
  'GET /wait': async (query) => {
    const ms = atMost(query, 'ms', 500, 10_000);
    await sleep(ms);
    return { waitedMs: ms };
  },

  // A line on every chart, to see what it changed.
  'POST /flush-cache': () => {
    agent.mark('cache flushed');
    return { flushed: true };
  },

  // start.js starts the shop again; the panel takes it up by itself.
  'POST /crash': () => {
    setImmediate(() => process.exit(1));
    return { goodbye: true };
  },
};

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
  try {
    if (pathname === '/') return response.setHeader('Content-Type', 'text/html').end(await readFile(page));
    const route = routes[`${request.method} ${pathname}`];
    if (!route) return answer(404, { error: `The shop has no ${request.method} ${pathname}.` });
    answer(200, await route(searchParams));
  } catch (error) {
    answer(500, { error: String(error) });
  }

  /** @param {number} status @param {unknown} body */
  function answer(status, body) {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }
});

/** @param {string} question */
async function askWorker(question) {
  const worker = process.env.WORKER_URL;
  if (!worker) throw new Error('The shop knows no worker; start.js starts both, or name one in WORKER_URL.');
  const response = await fetch(`${worker}/${question}`);
  if (!response.ok) throw new Error(`The worker answered ${response.status} to ${question}.`);
  return response.json();
}

/** @param {URLSearchParams} query @param {string} name @param {number} usual @param {number} limit */
function atMost(query, name, usual, limit) {
  const value = Number(query.get(name) ?? usual);
  return value >= 0 ? Math.min(value, limit) : usual;
}

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1');
await once(server, 'listening');
describe('shop', server, agent);
