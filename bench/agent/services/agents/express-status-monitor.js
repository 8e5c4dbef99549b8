import { importPeer } from './agent.js';

/** The middleware with its defaults. It starts with the first request. */
export async function start() {
  const { default: createMonitor } = await importPeer('express-status-monitor');
  return {
    /** @type {import('./agent.js').Agent['use']} */
    use: (app) => app.use(createMonitor()),
  };
}
