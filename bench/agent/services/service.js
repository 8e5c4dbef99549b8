// The service that is measured: the same small JSON answer on plain `node:http` or on Express, with the agent that its
// one argument names, or with none. It does what the bench asks over IPC and ends with it.
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {{ base: 'http' | 'express', agent: string, options?: object, timers?: number }} ServiceSettings `options` are
 * those of the agent; `timers` are pending ones, far away, that the service has besides.
 * @typedef {import('./agents/agent.js').Agent} Agent
 * @typedef {{ rssBytes: number, heapBytes: number, bufferBytes: number }} Memory after a full collection
 */

const ANSWER = { id: 4711, name: 'A thing of the shop', price: 12.5, tags: ['one', 'two', 'three'] };
const AN_HOUR_MS = 3_600_000;

/** @type {ServiceSettings} */
const settings = JSON.parse(process.argv[2] ?? '{}');
/** @type {{ start: (options?: object) => Agent | Promise<Agent> }} */
const { start } = await import(`./agents/${settings.agent}.js`);
const agent = await start(settings.options);
// Idle connections have to last; none of these times matters to one that is busy.
const limits = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: AN_HOUR_MS };
const server = settings.base === 'express' ? await expressServer() : http.createServer(limits, answer);

process.on('disconnect', () => process.exit());
process.on('message', async (question) => {
  process.send?.({ answer: question === 'memory' ? await memory() : agent.takeFigures?.() });
});
for (let count = settings.timers ?? 0; count > 0; count--) setTimeout(() => {}, AN_HOUR_MS + count);
server.listen(0, '127.0.0.1', 10_000, () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}/`;
  process.send?.({
    answer: { url, watchUrl: new URL(agent.path ?? agent.url ?? '', url).href, version: process.version },
  });
});

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function answer(request, response) {
  if (request.url === '/') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(ANSWER));
  } else if (request.url === agent.path && agent.handle) {
    agent.handle(request, response);
  } else {
    response.writeHead(404).end();
  }
}

async function expressServer() {
  const { default: express } = await import(/** @type {string} */ ('express'));
  const app = express();
  agent.use?.(app);
  app.get('/', (/** @type {unknown} */ _request, /** @type {{ json(value: unknown): void }} */ response) => {
    response.json(ANSWER);
  });
  return http.createServer(limits, app);
}

/** @returns {Promise<Memory>} */
async function memory() {
  for (let round = 0; round < 3; round++) {
    await sleep(50);
    globalThis.gc?.();
  }
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rssBytes: rss, heapBytes: heapUsed, bufferBytes: arrayBuffers };
}
