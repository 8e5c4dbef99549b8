import type { Collector, CollectorHost } from '../collector.ts';
import { isNode } from '../runtime.ts';
import { describeHttp } from './http-charts.ts';
import { countClientRequests } from './http-client.ts';
import { countServerRequests } from './http-server.ts';
import { createHttpTraffic } from './http-traffic.ts';

/** Requests that the process serves and makes, and the connections that carry them. */
export function createHttpCollector(host: CollectorHost): Collector {
  // Other runtimes have the channels, but are silent on most of them.
  if (!isNode) return { charts: [], read: () => {} };

  const server = createHttpTraffic('http.server.request.duration');
  const client = createHttpTraffic('http.client.request.duration');
  const stops = [countServerRequests(server, host.warn), countClientRequests(client, host.warn)];

  return {
    charts: describeHttp(server, client),
    read(values, { elapsedMs }) {
      const perSecond = 1000 / elapsedMs;
      let column = server.read(values, 0, elapsedMs);
      column = client.read(values, column, elapsedMs);
      values[column++] = server.connections.open;
      values[column++] = client.connections.open;
      const served = server.connections.take();
      const made = client.connections.take();
      for (const bytes of [served.received, served.sent, made.sent, made.received]) {
        values[column++] = bytes * perSecond;
      }
    },
    close() {
      for (const stop of stops) stop();
      server.connections.close();
      client.connections.close();
    },
  };
}
