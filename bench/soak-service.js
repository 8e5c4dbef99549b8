// The service of the soak: garbage, stalls, marks, charts that come and go, and requests of its own, some of them broken off,
// beside the traffic that the soak sends.
import { readdirSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from 'procscope';

/**
 * @typedef {{ historySeconds: number }} SoakSettings
 * @typedef {{ heapBytes: number, bufferBytes: number, rssBytes: number, handles: number, descriptors: number }} Reading
 */

/** @type {SoakSettings} */
const { historySeconds } = JSON.parse(process.argv[2] ?? '{}');
const agent = await listen({ port: 0, history: historySeconds, service: { name: 'soak' } });
const server = http.createServer(({ url }, response) => {
  if (url === '/hold') return;
  response.end(JSON.stringify({ orders: requests++ }));
});
let requests = 0;
/** It makes no requests of its own while it is read, or what is under way would differ from reading to reading. */
let isRead = false;

agent.chart({
  id: 'soak.requests',
  title: 'Requests',
  unit: '{request}/s',
  kind: 'lines',
  series: [{ id: 'soak.requests.rate', label: 'requests', value: () => requests, rate: true }],
});
agent.chart({
  id: 'soak.broken',
  title: 'Broken',
  unit: '1',
  kind: 'lines',
  series: [
    {
      id: 'soak.broken.value',
      value: () => {
        throw new Error('as meant');
      },
    },
  ],
});
let passing = addPassingChart(0);
setInterval(() => {
  passing.remove();
  passing = addPassingChart(requests);
}, 5000);
setInterval(() => agent.mark(`request ${requests}`), 2000);
setInterval(() => Array.from({ length: 20_000 }, (_, id) => ({ id })), 100);
setInterval(() => block(60), 7000);

process.on('disconnect', () => process.exit());
process.on('message', async () => process.send?.({ answer: await read() }));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}/`;
  setInterval(() => {
    if (!isRead) call(url);
  }, 50);
  process.send?.({ answer: { url, watchUrl: agent.url } });
});

/**
 * Requests in the ways in which they end: answered, refused, broken off by either side.
 *
 * @param {string} url
 */
function call(url) {
  http.get(url, (response) => response.resume());
  http.get(url, { agent: false }, (response) => response.resume());
  const aborted = http.get(`${url}hold`).on('error', ignore);
  setTimeout(() => aborted.destroy(), 20);
  fetch(url).then((response) => response.text(), ignore);
  fetch(`${url}hold`, { signal: AbortSignal.timeout(20) }).catch(ignore);
  http.get('http://127.0.0.1:1/').on('error', ignore);
}

function ignore() {}

/** @param {number} number */
function addPassingChart(number) {
  return agent.chart({
    id: `soak.passing.${number}`,
    title: `Passing ${number}`,
    unit: '{thing}',
    kind: 'heatmap',
    bounds: [0, 1, 2, 5],
    counts: () => [1, number % 7, 3],
  });
}

/** @param {number} ms */
function block(ms) {
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt);
}

/** @returns {Promise<Reading>} */
async function read() {
  isRead = true;
  try {
    // What was begun is broken off after 20 ms, and its connections are closed some time later.
    await sleep(500);
    for (let round = 0; round < 3; round++) {
      await sleep(50);
      globalThis.gc?.();
    }
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    return {
      heapBytes: heapUsed,
      bufferBytes: arrayBuffers,
      rssBytes: rss,
      handles: process.getActiveResourcesInfo().length,
      descriptors: readdirSync('/proc/self/fd').length,
    };
  } finally {
    isRead = false;
  }
}
