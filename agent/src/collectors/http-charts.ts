import type { ChartDescription } from '../../../shared/charts.ts';
import { type HttpTraffic, OUTCOMES } from './http-traffic.ts';

/** What differs in words between the requests that a process serves and those that it makes. */
interface Direction {
  metric: 'http.server' | 'http.client';
  name: string;
  requests: string;
  inFlight: string;
  duration: string;
  heatmap: string;
  failed: string;
}

const SERVER: Direction = {
  metric: 'http.server',
  name: 'served',
  requests:
    'Requests that the process has answered, each second, by the class of their status. It follows the traffic. A rise of 5xx is the service failing; `aborted` are clients that left before the answer was complete, which goes with answers that take too long.',
  inFlight:
    'Requests whose answer is not complete, streams included. It is the rate times the time that each takes, so a level line at steady traffic is normal. If it climbs while the rate does not, answers wait for something: the event loop, a database, another service.',
  duration:
    'How long answered requests took, from the headers read to the answer handed over. Half of them took at most p50, one in a hundred longer than p99. If p99 runs away from p50, some requests wait for pauses, stalls or a full pool; if both rise, everything has become slower.',
  heatmap:
    'Requests of each interval by how long they took. One band is one kind of work; a second band above it is a slower kind, or the same one waiting. A column that reaches upward as a whole is a pause of the process: look at the stalls and collections beside it.',
  failed: 'aborted',
};

const CLIENT: Direction = {
  metric: 'http.client',
  name: 'made',
  requests:
    'Requests that the process has made and finished, each second, by the class of the answer: those of node:http and https, of fetch and undici, and of http2 where Node tells of it. `failed` had no complete answer: refused, timed out or cancelled. A rise of 5xx or `failed` is trouble behind this service.',
  inFlight:
    'Requests made whose answer is not complete. It is the rate times the time that each takes. Level at steady traffic is normal. If it climbs, what is behind this service has become slow, or the pool of connections is full (from Node 22 on, requests that wait for a connection count).',
  duration:
    'How long requests made took, from their start to the end of the answer; a p99 of a few times p50 is normal. If it rises together with the time of requests served, the delay comes from behind this service; if that rises alone, from within.',
  heatmap:
    'Requests made in each interval by how long they took. One narrow band for each service or route behind this one is normal. A band that climbs is one of them becoming slow, and single points far above are timeouts or retries.',
  failed: 'failed',
};

/** The charts of one direction, in the order in which `HttpTraffic.read` writes their columns. */
function describeTraffic(direction: Direction, { bounds, buckets }: HttpTraffic): ChartDescription[] {
  const { metric, name } = direction;
  const duration = `${metric}.request.duration`;
  const group = 'http';
  return [
    {
      id: `${metric}.requests`,
      title: `Requests ${name}`,
      unit: '{request}/s',
      kind: 'bars',
      group,
      help: direction.requests,
      series: OUTCOMES.map((outcome) => ({
        id: `${metric}.requests{http.response.status_class=${outcome}}`,
        label: outcome === 'failed' ? direction.failed : outcome,
      })),
    },
    {
      id: `${metric}.active_requests`,
      title: `Requests ${name}, in flight`,
      unit: '{request}',
      kind: 'lines',
      group,
      help: direction.inFlight,
      series: [{ id: `${metric}.active_requests`, label: 'in flight' }],
    },
    {
      id: `${duration}.percentiles`,
      title: `Time of requests ${name}`,
      unit: 's',
      kind: 'bands',
      group,
      help: direction.duration,
      series: ['p50', 'p90', 'p99', 'max'].map((label) => ({ id: `${duration}.${label}`, label })),
    },
    {
      id: duration,
      title: `Requests ${name} by time`,
      unit: 's',
      kind: 'heatmap',
      group,
      help: direction.heatmap,
      series: buckets,
      bounds,
    },
  ];
}

const CONNECTIONS: ChartDescription = {
  id: 'http.open_connections',
  title: 'HTTP connections',
  unit: '{connection}',
  kind: 'lines',
  group: 'http',
  help: 'Open connections that have carried at least one request: those of clients to this process, and those of this process to others. Idle ones that are kept alive count too. A count that only grows means connections that are never closed, or a client without a pool.',
  series: [
    { id: 'http.server.open_connections', label: 'to this process' },
    { id: 'http.client.open_connections', label: 'from this process' },
  ],
};

const BYTES: ChartDescription = {
  id: 'http.io',
  title: 'HTTP bytes',
  unit: 'By/s',
  kind: 'lines',
  group: 'http',
  help: 'Bytes each second on those connections, headers included. It follows the traffic and the size of its bodies. Bytes that rise at the same rate of requests mean larger bodies: look at missing limits, pages or compression.',
  series: [
    { id: 'http.server.io{network.io.direction=receive}', label: 'requests in' },
    { id: 'http.server.io{network.io.direction=transmit}', label: 'answers out' },
    { id: 'http.client.io{network.io.direction=transmit}', label: 'requests out' },
    { id: 'http.client.io{network.io.direction=receive}', label: 'answers in' },
  ],
};

/** The charts of the http collector, in the order in which it writes its columns. */
export function describeHttp(server: HttpTraffic, client: HttpTraffic): ChartDescription[] {
  return [...describeTraffic(SERVER, server), ...describeTraffic(CLIENT, client), CONNECTIONS, BYTES];
}
