import { expect, onTestFinished, vi } from 'vitest';
import { type ConnectOptions, connect, type TestClient } from '../../agent/src/testing/test-client.ts';
import { SUBPROTOCOL } from '../../shared/limits.ts';
import type { HelloMessage } from '../../shared/messages.ts';
import { tokenSubprotocol } from '../../shared/token.ts';

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
const NODE_GROUPS = ['memory', 'gc', 'event loop', 'cpu', 'system'];
/** Follows the traffic: what libuv took in, in each second. */
const EVENTS = 'nodejs.eventloop.events';
const HEAP_USED = 'v8js.memory.heap.used';

/** Connects as the panel does and resolves once it is greeted; the connection ends with the test. */
export async function watch(url: string, { token, ...options }: WatchOptions = {}): Promise<Panel> {
  const client = knock(url, { token, ...options });
  const hello = await vi.waitFor(() => {
    const first = client.messages[0];
    expect(first?.type).toBe('hello');
    if (first?.type !== 'hello') throw new Error('The first message is not hello.');
    return first;
  }, LIVE);
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
export async function expectLive({ client, live }: Panel): Promise<void> {
  await vi.waitFor(() => {
    expect(live(HEAP_USED).length).toBeGreaterThan(1);
    expect(new Set(live(HEAP_USED)).size).toBeGreaterThan(1);
  }, LIVE);
  expect(client.times()).toEqual([...new Set(client.times())].sort((a, b) => a - b));
}

/** Sees on a Node service that all charts are there and that they follow the traffic. */
export async function expectTraffic(panel: Panel, request: () => Promise<unknown>): Promise<void> {
  expect(panel.groups).toEqual(expect.arrayContaining(NODE_GROUPS));
  await vi.waitUntil(() => panel.live(EVENTS).length > 0, LIVE);
  const [quiet = Number.NaN] = panel.live(EVENTS);
  await vi.waitFor(async () => {
    await Promise.all(Array.from({ length: 20 }, request));
    expect(Math.max(...panel.live(EVENTS))).toBeGreaterThan(quiet + 50);
  }, LIVE);
  await expectLive(panel);
}

const LIVE = { timeout: 20_000, interval: 50 };
