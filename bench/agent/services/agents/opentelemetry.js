import { importPeer } from './agent.js';

/** The runtime instrumentation with its own defaults, read through the exporter for Prometheus. */
export async function start() {
  const { MeterProvider } = await importPeer('@opentelemetry/sdk-metrics');
  const { PrometheusExporter } = await importPeer('@opentelemetry/exporter-prometheus');
  const { RuntimeNodeInstrumentation } = await importPeer('@opentelemetry/instrumentation-runtime-node');
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const instrumentation = new RuntimeNodeInstrumentation();
  instrumentation.setMeterProvider(new MeterProvider({ readers: [exporter] }));
  return {
    path: '/metrics',
    /** @type {import('./agent.js').Agent['handle']} */
    handle: (request, response) => exporter.getMetricsRequestHandler(request, response),
  };
}
