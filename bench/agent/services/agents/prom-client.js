import { importPeer } from './agent.js';

/** The default metrics, as its README sets them up. */
export async function start() {
  // By this name in our package.json, because swagger-stats wants the version before it under the real one.
  const { collectDefaultMetrics, register } = await importPeer('prom-client-15');
  collectDefaultMetrics();
  return {
    path: '/metrics',
    /**
     * @param {unknown} _request
     * @param {import('node:http').ServerResponse} response
     */
    async handle(_request, response) {
      response.setHeader('content-type', register.contentType);
      response.end(await register.metrics());
    },
  };
}
