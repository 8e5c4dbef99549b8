import { ClientRequest } from 'node:http';
import { createBudget } from './budget.ts';
import type { Connection, Connections } from './http-connections.ts';
import { get, statusIn } from './http-messages.ts';
import type { HttpTraffic } from './http-traffic.ts';

/** So many may have ended in silence before somebody looks. */
const MAX_UNSEEN = 64;

/** A request that is not over. */
interface Open {
  startMs: number;
  connection?: Connection | undefined;
  onClose(): void;
}

/** The requests that the process makes with node:http and https. */
interface OwnClients {
  /** It was created. */
  begin(request: object): void;
  /** It was sent, as far as it goes without the answer: the first that Node 20 tells of it. */
  sent(request: object): void;
  /** Ends those that are closed and did not say so, on a budget. */
  sweep(): void;
  /** Takes every listener off again. */
  close(): void;
}

/**
 * Counts requests of node:http. Only their `close` tells when the answer is complete; a listener for it is one more than
 * the host expects, so the limit of listeners rises by one. Tunnels take all listeners off (npm's tunnel, hpagent), so what
 * has closed is also looked for.
 */
export function countOwnClients(traffic: HttpTraffic, connections: Connections): OwnClients {
  const open = new Map<ClientRequest, Open>();
  const withinBudget = createBudget();
  let sweepAt = MAX_UNSEEN;

  function begin(request: object): void {
    // One that was answered before it was sent, and closed, is told of too late (Node 20).
    if (!(request instanceof ClientRequest) || request.destroyed || open.has(request)) return;
    if (open.size >= sweepAt) sweep();
    const onClose = () => end(request);
    open.set(request, { startMs: traffic.begin(), onClose });
    const limit = request.getMaxListeners();
    // 0 is no limit.
    if (limit > 0) request.setMaxListeners(limit + 1);
    request.once('close', onClose);
  }

  function end(request: ClientRequest): void {
    const entry = open.get(request);
    if (!entry) return;
    open.delete(request);
    traffic.end(entry.startMs, outcomeOf(request));
    if (entry.connection) connections.end(entry.connection);
  }

  function sweep(): void {
    for (const request of open.keys()) if (request.closed) end(request);
    sweepAt = 2 * open.size + MAX_UNSEEN;
  }

  return {
    begin,
    sent(request) {
      begin(request);
      if (!(request instanceof ClientRequest)) return;
      const entry = open.get(request);
      if (entry) entry.connection ??= connections.begin(request.socket);
    },
    sweep: () => void withinBudget(sweep),
    close() {
      for (const [request, { onClose }] of open) request.off('close', onClose);
      open.clear();
    },
  };
}

/** The final status; a request that was broken off has none that counts, and one that was upgraded is HTTP no longer. */
function outcomeOf(request: ClientRequest): number | 'upgraded' | undefined {
  const response = get(request, 'res');
  const status = statusIn(response, 'statusCode');
  if (status === 101 || (request.method === 'CONNECT' && status !== undefined)) return 'upgraded';
  return get(response, 'complete') === true ? status : undefined;
}
