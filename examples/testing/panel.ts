import { expect, onTestFinished } from 'vitest';
import { type ConnectOptions, connect, type TestClient } from '../../agent/src/testing/test-client.ts';
import { SUBPROTOCOL } from '../../shared/limits.ts';
import type { HelloMessage } from '../../shared/messages.ts';
import { tokenSubprotocol } from '../../shared/token.ts';
import { until } from './until.ts';

/** A client that an agent has greeted. */
export interface Panel {
  client: TestClient;
  hello: HelloMessage;
  groups: string[];
  /** The live rows of a column, in the order in which they came. */
  live(column: string): number[];
}

interface WatchOptions extends ConnectOptions {
  token?: string | undefined;
}

/** The groups of charts that Node has on every platform. */
const NODE_GROUPS = ['memory', 'gc', 'event loop', 'cpu', 'resources', 'http', 'system'];
/** Follows the traffic: what libuv took in, in each second. */
const EVENTS = 'nodejs.eventloop.events';
const ANSWERED = 'http.server.requests{http.response.status_class=2xx}';

/** Connects as the panel does and resolves once it is greeted; the connection ends with the test. */
export async function watch(url: string, { token, ...options }: WatchOptions = {}): Promise<Panel> {
  const client = knock(url, { token, ...options });
  const ended = client.ended.then((end) => {
    throw new Error(`The agent ended the connection before it greeted: ${JSON.stringify(end)}.`);
  });
  const greeted = until(() => {
    const [first] = client.messages;
    if (first?.type !== 'hello') throw new Error('No hello has come.');
    return first;
  });
  const hello = await Promise.race([greeted, ended]);
  return {
    client,
    hello,
    groups: [...new Set(hello.charts.map(({ group }) => group))],
    live(column) {
      const index = hello.columns.indexOf(column);
      if (index < 0) return [];
      const frames = client.frames.filter(({ schema, history }) => schema === hello.schema && !history);
      return frames.flatMap(({ rows, columns, values }) =>
        Array.from({ length: rows }, (_, row) => values[row * (1 + columns) + 1 + index] ?? Number.NaN),
      );
    },
  };
}

/** Connects as the panel does, whatever comes of it. */
export function knock(url: string, { token, ...options }: WatchOptions = {}): TestClient {
  const protocols = [SUBPROTOCOL, ...(token === undefined ? [] : [tokenSubprotocol(token)])];
  const client = connect(url, { protocols, ...options });
  onTestFinished(() => client.socket.terminate());
  return client;
}

/** Sees that samples come in, one after the other, with figures that move. */
export async function expectLive({ client, hello, live }: Panel): Promise<void> {
  await until(() => {
    const moving = hello.columns.filter((column) => new Set(live(column).filter(Number.isFinite)).size > 1);
    expect(moving.length).toBeGreaterThan(2);
  });
  expect(client.times()).toEqual([...new Set(client.times())].sort((a, b) => a - b));
}

/** Sees on a Node service that all charts are there and that they follow the traffic. */
export async function expectTraffic(panel: Panel, request: () => Promise<unknown>): Promise<void> {
  expect(panel.groups).toEqual(expect.arrayContaining(NODE_GROUPS));
  const quiet = await until(() => {
    const [first] = panel.live(EVENTS);
    if (first === undefined) throw new Error('No live sample has come.');
    return first;
  });
  await until(async () => {
    await Promise.all(Array.from({ length: 20 }, request));
    expect(Math.max(...panel.live(EVENTS))).toBeGreaterThan(quiet + 50);
    expect(Math.max(...panel.live(ANSWERED))).toBeGreaterThan(0);
  });
  await expectLive(panel);
}
