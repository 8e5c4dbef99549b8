// Loaded before a service: measures its requests and garbage collections without the agent, to compare.
import { subscribe } from 'node:diagnostics_channel';
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** Entries of garbage collections come when the loop has turned for a while. */
const LATE_MS = 1000;

/** @type {{ from: number, to: number }[]} */
const collections = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    collections.push({ from: startTime, to: startTime + duration });
  }
}).observe({ entryTypes: ['gc'] });

/** @type {{ line: string, from: number, to: number }[]} */
const requests = [];
subscribe('http.server.request.start', (message) => {
  const from = performance.now();
  const { request, response } =
    /** @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} */ (
      message
    );
  const line = `${request.method} ${request.url}`;
  response.once('finish', () => requests.push({ line, from, to: performance.now() }));
});

process.on('message', async (message) => {
  if (message !== 'measured') return;
  await sleep(LATE_MS);
  process.send?.({
    measured: requests.map(({ line, from, to }) => ({
      line,
      durationMs: to - from,
      gcMs: collections.reduce((sum, each) => sum + Math.max(0, Math.min(each.to, to) - Math.max(each.from, from)), 0),
    })),
  });
});
