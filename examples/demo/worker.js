// The worker that the shop calls. Its one line of Procscope is `listen`.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from 'procscope';
import { describe } from './describe.js';

const agent = await listen({ service: { name: 'worker' } });

/** @type {Record<string, () => unknown>} */
const routes = {
  // Work for the processor.
  '/price': () => {
    let digest = 'price';
    for (let round = 0; round < 2_000; round++) digest = createHash('sha256').update(digest).digest('hex');
    return { price: 3 + (Number.parseInt(digest.slice(0, 2), 16) % 7) };
  },
  // Garbage for the collector.
  '/stock': () => ({
    stock: Array.from({ length: 20_000 }, (_, id) => ({ id })).filter(({ id }) => id % 7 === 0).length,
  }),
  // A wait, as for another service.
  '/shipping': async () => {
    await sleep(40);
    return { days: 2 };
  },
};

const server = createServer(async (request, response) => {
  const route = routes[request.url ?? ''];
  response.writeHead(route ? 200 : 404, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(route ? await route() : { error: `The worker has no ${request.url}.` }));
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1');
await once(server, 'listening');
describe('worker', server, agent);
