// A real service with the real agent, started by services.ts. It says its address over the channel to its parent and
// takes orders from there.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { attach, listen } from 'procscope';
import { behave, block } from './behaviour.js';
import { servePage } from './page.js';

const { SERVICE_NAME, SERVICE_ATTACH, SERVICE_PAGE, SERVICE_PORT, SERVICE_TOKEN, SERVICE_PATH, SERVICE_BEHAVIOUR } =
  process.env;
const service = { name: SERVICE_NAME ?? 'service' };
const port = SERVICE_PORT ? Number(SERVICE_PORT) : undefined;

const agent = SERVICE_ATTACH
  ? await attachToServer()
  : await listen({ service, ...common(), ...(port ? { port } : {}) });

function common() {
  return { interval: 200, ...(SERVICE_TOKEN ? { token: SERVICE_TOKEN } : {}) };
}

async function attachToServer() {
  const server = createServer();
  if (SERVICE_PAGE) servePage(server);
  else server.on('request', (_, response) => response.end('A service.'));
  const attached = attach(server, {
    service,
    ...(SERVICE_PATH ? { path: SERVICE_PATH } : {}),
    ...(SERVICE_PAGE ? { advertise: true } : {}),
    ...common(),
    ...(SERVICE_TOKEN ? {} : { token: false }),
  });
  server.listen(port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return attached;
}

/** @type {Map<string, import('procscope').ChartHandle>} */
const charts = new Map();

/** What `order` of services.ts can ask for. */
const orders = {
  block,
  /** @param {string} label */
  mark(label) {
    agent.mark(label);
  },
  /** @param {string} id */
  addChart(id) {
    charts.set(
      id,
      agent.chart({ id, title: id, unit: '{thing}', kind: 'lines', series: [{ id: `${id}.length`, value: () => 1 }] }),
    );
  },
  /** @param {string} id */
  removeChart(id) {
    charts.get(id)?.remove();
  },
  collect() {
    for (let round = 0; round < 200; round++) Array.from({ length: 10_000 }, () => ({}));
  },
};

if (SERVICE_BEHAVIOUR) behave(/** @type {import('./behaviour.js').Behaviour} */ (SERVICE_BEHAVIOUR));

process.on('message', (/** @type {{ order: keyof typeof orders, argument: never }} */ { order, argument }) => {
  orders[order](argument);
  process.send?.({ done: order });
});
// A test runner that was killed must leave no service behind.
process.on('disconnect', () => process.exit());
process.send?.({ address: agent.url });
