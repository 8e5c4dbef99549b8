import type { Collector, CollectorHost } from '../collector.ts';
import { isNode } from '../runtime.ts';
import { describeHttp } from './http-charts.ts';
import { countClientRequests } from './http-client.ts';
import { createConnections } from './http-connections.ts';
import { countServerRequests } from './http-server.ts';
import { createHttpTraffic } from './http-traffic.ts';

/** Requests that the process serves and makes, and the connections that carry them. */
export function createHttpCollector(host: CollectorHost): Collector {
  // Other runtimes have the channels, but are silent on most of them.
  if (!isNode) return { charts: [], read: () => {} };

  const server = createHttpTraffic('http.server.request.duration');
  const client = createHttpTraffic('http.client.request.duration');
  // A client's requests tell their end themselves: an answer may be read when its connection is long over.
  const serverConnections = createConnections(server.breakOff);
  const clientConnections = createConnections();
  const stopServer = countServerRequests(server, serverConnections, host.warn);
  const clientRequests = countClientRequests(client, clientConnections, host.warn);

  return {
    charts: describeHttp(server, client),
    read(values, { elapsedMs }) {
      const served = serverConnections.take();
      const made = clientConnections.take();
      clientRequests.sweep();
      let column = server.read(values, 0, elapsedMs);
      column = client.read(values, column, elapsedMs);
      values[column++] = served.open;
      values[column++] = made.open;
      for (const bytes of [served.received, served.sent, made.sent, made.received]) {
        values[column++] = (bytes * 1000) / elapsedMs;
      }
    },
    close() {
      stopServer();
      clientRequests.stop();
    },
  };
}
