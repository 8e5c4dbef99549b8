import { setTimeout as sleep } from 'node:timers/promises';

/** One round: mostly light work, now and then something that shows on a chart of its own. */
const ROUND = [
  ...Array.from({ length: 12 }, () => ['GET /products', 'POST /order']).flat(),
  'POST /allocate?mb=20',
  'GET /wait?ms=100',
  'POST /block?ms=60',
  'POST /leak?mb=4',
];
/** Every so many rounds the leak is let go and the cache flushed, so that memory draws a saw and not a slope. */
const ROUNDS_A_FLUSH = 5;

/**
 * Sends one request at a time, with a pause between 60 and 260 ms that swells and ebbs once a minute.
 *
 * @param {string} url of the shop
 * @param {() => boolean} goesOn asked before each request
 */
export async function driveLoad(url, goesOn) {
  for (let round = 1; goesOn(); round++) {
    const flush = round % ROUNDS_A_FLUSH === 0 ? ['POST /let-go', 'POST /flush-cache'] : [];
    for (const line of [...ROUND, ...flush]) {
      if (!goesOn()) return;
      const [method, path] = line.split(' ');
      // A shop that is just being started again refuses; the next request finds it.
      await fetch(`${url}${path}`, { method: method ?? 'GET' }).catch(() => undefined);
      await sleep(160 + 100 * Math.sin((Date.now() / 60_000) * 2 * Math.PI));
    }
  }
}
