import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { ProcessEvent } from '../../shared/events.ts';
import { MAX_EVENTS_PER_MESSAGE } from '../../shared/limits.ts';
import { helloText, startScriptedAgent } from '../agents.ts';
import { descriptionOf, everyKind, type ScriptedChart } from './charts.ts';
import { eventsWithin } from './events.ts';
import { createServedRequests, type ServedRequests } from './requests.ts';
import { createRows } from './rows.ts';

export interface ScriptedServiceOptions {
  name?: string;
  /** One of every kind unless told. */
  charts?: readonly ScriptedChart[];
  /** How far apart the rows are; 1,000 unless told. */
  intervalMs?: number;
  /** How much history a client gets; 600 unless told. */
  historySeconds?: number;
  /** Whether a row comes with every interval; true unless told. */
  live?: boolean;
  /** How long ago the history ends, for a service that is not live; 0 unless told. */
  endedMsAgo?: number;
  /** Whether there are events, in the history and live; true unless told. */
  events?: boolean;
  /** Spans without rows, so many seconds ago at the start of the service. */
  gaps?: readonly { fromSecondsAgo: number; toSecondsAgo: number }[];
  /** Whether it serves a page on the agent's port, and its agent tells of requests and of its clock; false unless told. */
  serves?: boolean;
  /** A free one unless told; on 7575 to 7594 the panel discovers it. */
  port?: number;
}

/** An agent of known data: what it sends depends on time alone. */
export interface ScriptedService {
  readonly name: string;
  readonly address: string;
  /** What it has served since its start. */
  readonly requests: ServedRequests;
  /** How many clients are connected. */
  clients(): number;
  /** What clients have offered as subprotocols, of which a token is one. */
  readonly offered: readonly string[];
  /** Sends events of the caller's own. */
  send(events: readonly ProcessEvent[]): void;
  /** Sends no more rows, as a process that is stopped. */
  stop(): void;
  /** Goes on; the time between stays without rows. */
  resume(): void;
  /** Closes every connection and is another process from now on. */
  restart(): void;
  /**
   * Sends the rows and the events of a span, a frame and a message for each row as if it were live, as fast as the
   * clients take them; later than all that was sent before.
   */
  replay(from: number, to: number): Promise<void>;
  close(): Promise<void>;
}

const SCHEMA = 1;
const MOST_WAITING_BYTES = 1 << 20;
const DRAINED_BYTES = 1 << 16;

export async function startScriptedService(options: ScriptedServiceOptions = {}): Promise<ScriptedService> {
  const { name = 'scripted', charts = everyKind(), intervalMs = 1000, historySeconds = 600, port = 0 } = options;
  const { live = true, events = true, endedMsAgo = 0, serves = false } = options;
  const rows = createRows(charts, SCHEMA);
  const clients = new Set<WebSocket>();
  const startedAt = Date.now() - endedMsAgo;
  const gaps = (options.gaps ?? []).map(({ fromSecondsAgo, toSecondsAgo }) => ({
    from: startedAt - fromSecondsAgo * 1000,
    to: startedAt - toSecondsAgo * 1000,
  }));
  let process = { pid: 4711, startedAt: startedAt - historySeconds * 1000 };
  const instance = () => `${name}-${process.pid}`;
  const requests = createServedRequests(instance);
  /** A process that was started anew has no history from before. */
  let restartedAt = 0;
  let stoppedAt: number | undefined;
  let sentUntil = startedAt;

  /** The times of the rows within a span (`from` included, `to` not); they lie on a grid, so they are always the same. */
  function timesWithin(from: number, to: number): number[] {
    const first = Math.ceil(from / intervalMs);
    const count = Math.max(0, Math.ceil(to / intervalMs) - first);
    const times = Array.from({ length: count }, (_, index) => (first + index) * intervalMs);
    return times.filter((time) => !gaps.some((gap) => time >= gap.from && time < gap.to));
  }

  function sendAll(message: string | Uint8Array): void {
    for (const client of clients) client.send(message);
  }

  function sendEvents(list: readonly ProcessEvent[]): void {
    for (const text of eventMessages(list)) sendAll(text);
  }

  function welcome(client: WebSocket): void {
    client.send(
      helloText(name, charts.map(descriptionOf), {
        service: { name, version: '1.2.3', instance: instance() },
        process: { ...process, host: 'here', runtime: { name: 'node', version: '20.0.0' } },
        intervalMs,
        historySeconds,
        schema: SCHEMA,
        columns: rows.columns,
      }),
    );
    const from = Math.max(sentUntil - historySeconds * 1000, restartedAt);
    for (const frame of rows.history(timesWithin(from, sentUntil))) client.send(frame);
    if (events) for (const text of eventMessages(eventsWithin(from, sentUntil))) client.send(text);
    clients.add(client);
    if (serves) client.on('message', (data) => client.send(requests.answer(String(data))));
    client.on('close', () => clients.delete(client));
  }

  function tick(): void {
    if (stoppedAt !== undefined) return;
    const now = Date.now();
    for (const time of timesWithin(sentUntil, now)) sendAll(rows.frame([time]));
    if (events) sendEvents(eventsWithin(sentUntil, now));
    sentUntil = now;
  }

  const agent = await startScriptedAgent(welcome, serves ? requests.serve : undefined, port);
  const timer = live ? setInterval(tick, intervalMs) : undefined;

  return {
    name,
    address: agent.address,
    requests,
    clients: () => clients.size,
    offered: agent.offered,
    send: sendEvents,
    stop() {
      stoppedAt ??= Date.now();
    },
    resume() {
      if (stoppedAt === undefined) return;
      gaps.push({ from: stoppedAt, to: Date.now() });
      stoppedAt = undefined;
    },
    restart() {
      restartedAt = Date.now();
      process = { pid: process.pid + 1, startedAt: restartedAt };
      for (const client of clients) client.terminate();
    },
    async replay(from, to) {
      for (const time of timesWithin(from, to)) {
        sendAll(rows.frame([time]));
        if (events) sendEvents(eventsWithin(time, time + intervalMs));
        if (waiting(clients) < MOST_WAITING_BYTES) continue;
        while (waiting(clients) > DRAINED_BYTES) await sleep(1);
      }
      while (waiting(clients) > 0) await sleep(1);
      sentUntil = to;
    },
    async close() {
      clearInterval(timer);
      await agent.close();
    },
  };
}

function eventMessages(events: readonly ProcessEvent[]): string[] {
  const pieces = Array.from({ length: Math.ceil(events.length / MAX_EVENTS_PER_MESSAGE) }, (_, index) =>
    events.slice(index * MAX_EVENTS_PER_MESSAGE, (index + 1) * MAX_EVENTS_PER_MESSAGE),
  );
  return pieces.map((piece) => JSON.stringify({ type: 'events', events: piece }));
}

/** How much of what was sent has not left this process. */
function waiting(clients: ReadonlySet<WebSocket>): number {
  return Math.max(0, ...[...clients].map(({ bufferedAmount }) => bufferedAmount));
}
