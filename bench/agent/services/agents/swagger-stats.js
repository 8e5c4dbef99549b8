import { importPeer } from './agent.js';

/** The middleware with its defaults; its page polls this path once a second. */
export async function start() {
  const { default: stats } = await importPeer('swagger-stats');
  return {
    path: '/swagger-stats/stats',
    /** @type {import('./agent.js').Agent['use']} */
    use: (app) => app.use(stats.getMiddleware({})),
  };
}
