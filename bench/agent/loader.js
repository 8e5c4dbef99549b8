// The load generator, a process of its own: some connections, each with one request under way at any time. Told
// `{ url, connections, durationMs }` or `{ url, connections, requests }`, it answers with what came of it.
import net from 'node:net';

/**
 * @typedef {{ url: string, connections: number, durationMs?: number, requests?: number }} LoadOrder
 * @typedef {{ requests: number, durationMs: number, p50Ms: number, p99Ms: number, failures: number }} LoadReport
 */

const HEAD_END = '\r\n\r\n';

process.on('disconnect', () => process.exit());
process.on('message', async (/** @type {LoadOrder} */ order) => {
  process.send?.({ answer: await load(order) });
});

/**
 * @param {LoadOrder} order
 * @returns {Promise<LoadReport>}
 */
async function load({ url, connections, durationMs = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY }) {
  const latencies = /** @type {number[]} */ ([]);
  const startedAt = performance.now();
  let left = requests;
  let failures = 0;
  const isOver = () => left-- <= 0 || performance.now() - startedAt >= durationMs;
  await Promise.all(
    Array.from({ length: connections }, () =>
      converse(new URL(url), isOver, (latencyMs, isOk) => {
        latencies.push(latencyMs);
        if (!isOk) failures++;
      }),
    ),
  );
  const elapsedMs = performance.now() - startedAt;
  const sorted = Float64Array.from(latencies).sort();
  const at = (/** @type {number} */ ratio) => sorted[Math.floor(ratio * (sorted.length - 1))] ?? Number.NaN;
  return { requests: sorted.length, durationMs: elapsedMs, p50Ms: at(0.5), p99Ms: at(0.99), failures };
}

/**
 * Sends one request after the other on one connection until it is over.
 *
 * @param {URL} url
 * @param {() => boolean} isOver
 * @param {(latencyMs: number, isOk: boolean) => void} book
 */
function converse({ hostname, port, host, pathname }, isOver, book) {
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept: */*${HEAD_END}`;
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const socket = net.connect(Number(port), hostname);
      let received = '';
      let sentAt = 0;
      const send = () => {
        if (isOver()) {
          socket.destroy();
          resolve();
          return;
        }
        received = '';
        sentAt = performance.now();
        socket.write(request);
      };
      socket.setNoDelay(true).setEncoding('latin1');
      socket.on('connect', send);
      socket.on('data', (chunk) => {
        received += chunk;
        if (!isWhole(received)) return;
        book(performance.now() - sentAt, received.startsWith('HTTP/1.1 200'));
        send();
      });
      socket.on('error', reject);
    })
  );
}

/** @param {string} received */
function isWhole(received) {
  const head = received.indexOf(HEAD_END);
  if (head < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
  return received.length >= head + HEAD_END.length + length;
}
