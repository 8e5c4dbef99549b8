// Loaded before a service: measures its requests and garbage collections without the agent, to compare, and tells at once
// that it has begun with a request, since what comes then may block the process.
import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';

/** Behind the channel to the parent. */
const BEGUN_FD = 4;

/** @type {{ from: number, to: number }[]} */
const collections = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    collections.push({ from: startTime, to: startTime + duration });
  }
}).observe({ entryTypes: ['gc'] });

const idle = () => performance.eventLoopUtilization().idle;

/** @type {{ line: string, from: number, to: number, idleMs: number }[]} */
const requests = [];
subscribe('http.server.request.start', (message) => {
  const [from, idleBefore] = [performance.now(), idle()];
  const { request, response } =
    /** @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} */ (
      message
    );
  const line = `${request.method} ${request.url}`;
  writeSync(BEGUN_FD, `${line}\n`);
  response.once('finish', () => {
    requests.push({ line, from, to: performance.now(), idleMs: idle() - idleBefore });
  });
});

/** Collections are told of when the loop has turned for a while, in their order: after one of our own, all are known. */
async function allCollections() {
  const from = performance.now();
  globalThis.gc?.();
  while (!collections.some((each) => each.from >= from)) await turn();
  return collections;
}

process.on('message', async (message) => {
  if (message !== 'measured') return;
  const known = await allCollections();
  process.send?.({
    measured: requests.map(({ line, from, to, idleMs }) => ({
      line,
      endedAt: performance.timeOrigin + to,
      durationMs: to - from,
      idleMs,
      gcMs: known.reduce((sum, each) => sum + Math.max(0, Math.min(each.to, to) - Math.max(each.from, from)), 0),
    })),
  });
});
