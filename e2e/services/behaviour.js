import { once } from 'node:events';
import { createServer } from 'node:http';

/** @typedef {'fine' | 'leaks' | 'blocks'} Behaviour see services.ts */

const REQUEST_EVERY_MS = 40;
const LEAK_EVERY_MS = 500;
const BLOCK_EVERY_MS = 3000;
const BLOCK_MS = 350;
/** A leak that nobody watches must not eat up the machine. */
const MOST_LEAKED = 400;

/**
 * Has this process answer requests of its own, and do what its behaviour is besides. It goes on until the process ends.
 *
 * @param {Behaviour} behaviour
 */
export async function behave(behaviour) {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/missing' ? 404 : 200;
    response.end(JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, url: request.url }))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  let count = 0;
  setInterval(async () => {
    const path = ++count % 25 === 0 ? 'missing' : 'things';
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`);
    await answer.text();
  }, REQUEST_EVERY_MS);

  if (behaviour === 'leaks') {
    /** @type {unknown[]} */
    const leaked = [];
    setInterval(() => {
      // Objects, not a buffer: it is the heap that grows.
      if (leaked.length < MOST_LEAKED) leaked.push(Array.from({ length: 20_000 }, (_, id) => ({ id })));
    }, LEAK_EVERY_MS);
  }
  if (behaviour === 'blocks') {
    setInterval(() => block(BLOCK_MS * (0.5 + Math.random())), BLOCK_EVERY_MS);
  }
}

/**
 * Works, and lets nothing else in this process move meanwhile.
 *
 * @param {number} ms
 */
export function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
