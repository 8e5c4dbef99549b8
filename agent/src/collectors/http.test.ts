import { hasSubscribers } from 'node:diagnostics_channel';
import { type EventEmitter, once } from 'node:events';
import { Agent, get, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { connect as connectTcp, type Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Collector } from '../collector.ts';
import { markOwnServer } from '../own-server.ts';
import { exchange, openServer, upgradeRequest } from '../testing/test-server.ts';
import { createHttpCollector } from './http.ts';
import { collectGarbage, createTestHost, sample } from './testing.ts';

const tellsOfHttp2 = !process.version.startsWith('v20.');

let host: ReturnType<typeof createTestHost>;
let collector: Collector;

beforeEach(() => {
  host = createTestHost();
  collector = createHttpCollector(host);
  onTestFinished(() => {
    collector.close?.();
    expect(host.warnings).toEqual([]);
  });
});

/** The outcomes that were not zero in a sample, which is taken. */
function outcomes(direction: 'server' | 'client', values = sample(collector)): Record<string, number> {
  const prefix = `http.${direction}.requests{http.response.status_class=`;
  const entries = [...values].filter(([id, value]) => id.startsWith(prefix) && value !== 0);
  return Object.fromEntries(entries.map(([id, value]) => [id.slice(prefix.length, -1), value]));
}

/** Takes samples until one satisfies, and adds up the outcomes until then. */
async function outcomesUntil(direction: 'server' | 'client', count: number): Promise<Record<string, number>> {
  const sum: Record<string, number> = {};
  await vi.waitFor(() => {
    for (const [outcome, value] of Object.entries(outcomes(direction))) sum[outcome] = (sum[outcome] ?? 0) + value;
    expect(Object.values(sum).reduce((total, value) => total + value, 0)).toBe(count);
  });
  return sum;
}

async function answerOf(port: number, path = '/', agent?: Agent): Promise<string> {
  const [response]: [IncomingMessage] = await answerTo(get({ port, path, host: '127.0.0.1', ...(agent && { agent }) }));
  let body = '';
  for await (const chunk of response) body += chunk;
  return body;
}

function answerTo(sent: EventEmitter): Promise<[IncomingMessage]> {
  return new Promise((resolve, reject) => {
    sent.once('response', (response: IncomingMessage) => resolve([response]));
    sent.once('error', reject);
  });
}

/** Answers with the status that the path names. */
function answerStatus({ url = '' }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(Number(url.slice(1)) || 200).end('answer');
}

describe('requests served', () => {
  test('are counted by the class of their status, and timed', async () => {
    const { port } = await openServer(answerStatus);
    for (const path of ['/', '/204', '/302', '/404', '/404', '/500', '/799']) await answerOf(port, path);
    await vi.waitFor(() => expect(sample(collector, Number.NaN).get('http.server.active_requests')).toBe(0));
    await answerOf(port);
    await answerOf(port, '/404');
    expect(await outcomesUntil('server', 2)).toEqual({ '2xx': 1, '4xx': 1 });
  });

  test('have a time in percentiles and in the heatmap, in the interval in which they end', async () => {
    const { port } = await openServer((_request, response) => {
      const until = performance.now() + 12;
      while (performance.now() < until);
      response.end();
    });
    await answerOf(port);
    let values = new Map<string, number>();
    await vi.waitFor(() => {
      values = sample(collector);
      expect(values.get('http.server.request.duration.p50')).toBeGreaterThan(0.011);
    });
    expect(values.get('http.server.request.duration.max')).toBeGreaterThanOrEqual(0.012);
    const counted = [...values].filter(([id, value]) => id.startsWith('http.server.request.duration{') && value > 0);
    expect(counted).toHaveLength(1);
    expect(Number(/le=(.*)}/.exec(counted[0]?.[0] ?? '')?.[1])).toBeGreaterThanOrEqual(0.02);
    expect(sample(collector).get('http.server.request.duration.p50')).toBeNaN();
  });

  test('that a client breaks off are over, and aborted', async () => {
    const { port } = await openServer(() => {});
    const sent = get({ port, host: '127.0.0.1' });
    sent.on('error', () => {});
    await vi.waitFor(() => expect(sample(collector).get('http.server.active_requests')).toBe(1));
    sent.destroy();
    expect(await outcomesUntil('server', 1)).toEqual({ failed: 1 });
    expect(sample(collector).get('http.server.active_requests')).toBe(0);
  });

  test('are in flight while they stream, with their bytes', async () => {
    let response: ServerResponse | undefined;
    const { port } = await openServer((_request, answered) => {
      response = answered;
      answered.write('x'.repeat(100_000));
    });
    const [answer] = await answerTo(get({ port, host: '127.0.0.1' }));
    let received = 0;
    answer.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    await vi.waitFor(() => expect(received).toBe(100_000));
    const first = sample(collector);
    expect(first.get('http.server.active_requests')).toBe(1);
    expect(first.get('http.server.io{network.io.direction=transmit}')).toBeGreaterThan(100_000);
    // Nothing moved in this interval, and the stream goes on after it.
    sample(collector);
    response?.write('x'.repeat(50_000));
    await vi.waitFor(() => expect(received).toBe(150_000));
    await vi.waitFor(() =>
      expect(sample(collector).get('http.server.io{network.io.direction=transmit}')).toBeGreaterThan(50_000),
    );
    response?.end();
    expect(await outcomesUntil('server', 1)).toEqual({ '2xx': 1 });
  });

  test('share a connection that is kept alive; its bytes are counted once', async () => {
    const { port } = await openServer((_request, response) => response.end('x'.repeat(10_000)));
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    let sent = 0;
    const read = () => {
      const values = sample(collector);
      sent += values.get('http.server.io{network.io.direction=transmit}') ?? 0;
      return values.get('http.server.open_connections');
    };
    for (let count = 0; count < 5; count++) {
      await answerOf(port, '/', agent);
      expect(read()).toBe(1);
    }
    agent.destroy();
    await vi.waitFor(() => expect(read()).toBe(0));
    await vi.waitFor(() => {
      read();
      expect(sent).toBeGreaterThan(50_000);
    });
    expect(sent).toBeLessThan(55_000);
  });

  test('that come pipelined are each counted', async () => {
    const { port } = await openServer(answerStatus);
    const line = (path: string, connection: string) =>
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n\r\n`;
    await exchange(port, line('/200', 'keep-alive') + line('/404', 'keep-alive') + line('/500', 'close'));
    expect(await outcomesUntil('server', 3)).toEqual({ '2xx': 1, '4xx': 1, '5xx': 1 });
  });

  test('that are aborted while they wait behind another are over, too', async () => {
    const { port } = await openServer(() => {});
    const client = connectTcp(port, '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(3));
    await vi.waitFor(() => expect(sample(collector).get('http.server.active_requests')).toBe(3));
    client.destroy();
    expect(await outcomesUntil('server', 3)).toEqual({ failed: 3 });
    expect(sample(collector).get('http.server.active_requests')).toBe(0);
  });

  test('are counted where they come on what is no socket', async () => {
    const { server } = await openServer(answerStatus);
    const [client, connection] = duplexPair();
    server.emit('connection', connection);
    client.resume().write('GET /404 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await outcomesUntil('server', 1)).toEqual({ '4xx': 1 });
    expect(sample(collector).get('http.server.open_connections')).toBe(0);
  });

  test('are not those that the application upgrades, nor those of an agent itself', async () => {
    const { server, port } = await openServer();
    server.on('upgrade', (_request, socket: Socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    await exchange(port, upgradeRequest('/socket'));
    markOwnServer(server);
    await answerOf(port);
    expect(outcomes('server')).toEqual({});
    expect(sample(collector).get('http.server.active_requests')).toBe(0);
  });

  test.runIf(tellsOfHttp2)('come over HTTP/2 too', async () => {
    const server = createHttp2Server((_request, response) => response.writeHead(503).end('x'.repeat(10_000)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const session = connectHttp2(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    onTestFinished(() => {
      session.destroy();
      server.close();
    });
    const stream = session.request({ ':path': '/' });
    stream.resume().end();
    await once(stream, 'close');
    session.close();
    await once(session, 'close');
    const values = sample(collector);
    expect(outcomes('server', values)).toEqual({ '5xx': 1 });
    expect(outcomes('client', values)).toEqual({ '5xx': 1 });
    expect(values.get('http.server.io{network.io.direction=transmit}')).toBeGreaterThan(10_000);
    await vi.waitFor(() => expect(sample(collector).get('http.server.open_connections')).toBe(0));
  });
});

describe('requests made', () => {
  test('with node:http are counted by the class of the answer', async () => {
    const { port } = await openServer(answerStatus);
    await answerOf(port, '/201');
    await answerOf(port, '/404');
    expect(await outcomesUntil('client', 2)).toEqual({ '2xx': 1, '4xx': 1 });
    const { server: closed, port: closedPort } = await openServer();
    closed.close();
    await expect(answerOf(closedPort)).rejects.toThrow('ECONNREFUSED');
    expect(await outcomesUntil('client', 1)).toEqual({ failed: 1 });
  });

  test('with fetch are counted by the class of the answer', async () => {
    const { port } = await openServer(answerStatus);
    for (const path of ['/200', '/302', '/500']) {
      await (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })).text();
    }
    const values = new Map<string, number>();
    await vi.waitFor(() => {
      for (const [id, value] of sample(collector)) values.set(id, value + (values.get(id) ?? 0));
      expect(values.get('http.client.requests{http.response.status_class=5xx}')).toBe(1);
    });
    expect(values.get('http.client.requests{http.response.status_class=2xx}')).toBe(1);
    expect(values.get('http.client.requests{http.response.status_class=3xx}')).toBe(1);
    expect(values.get('http.client.io{network.io.direction=transmit}')).toBeGreaterThan(150);
    expect(values.get('http.client.io{network.io.direction=receive}')).toBeGreaterThan(150);
    expect(values.get('http.client.open_connections')).toBeGreaterThan(0);
  });

  test('that are cancelled or refused have failed, and are in flight no longer', async () => {
    const { port } = await openServer(() => {});
    const controller = new AbortController();
    const pending = fetch(`http://127.0.0.1:${port}`, { signal: controller.signal });
    const sent = request({ port, host: '127.0.0.1' });
    sent.on('error', () => {});
    sent.end();
    await vi.waitFor(() => expect(sample(collector).get('http.client.active_requests')).toBe(2));
    controller.abort();
    await expect(pending).rejects.toThrow('aborted');
    sent.destroy();
    expect(await outcomesUntil('client', 2)).toEqual({ failed: 2 });
    expect(sample(collector).get('http.client.active_requests')).toBe(0);
  });

  test.runIf('WebSocket' in globalThis)('of a WebSocket are none', async () => {
    const { server, port } = await openServer();
    const sockets: Socket[] = [];
    server.on('upgrade', (_request, socket: Socket) => sockets.push(socket));
    const opened = new WebSocket(`ws://127.0.0.1:${port}`);
    opened.addEventListener('error', () => {});
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    expect(sample(collector).get('http.client.active_requests')).toBe(0);
    for (const socket of sockets) socket.destroy();
  });

  test.runIf(tellsOfHttp2)('over HTTP/2 that are cut off have failed', async () => {
    const server = createHttp2Server((_request, response) => response.write('a part'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const session = connectHttp2(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    onTestFinished(() => void server.close());
    const streams = [session.request({ ':path': '/a' }), session.request({ ':path': '/b' })];
    for (const stream of streams) stream.on('error', () => {}).resume();
    await Promise.all(streams.map((stream) => once(stream, 'response')));
    streams[0]?.close(8);
    session.destroy();
    expect(await outcomesUntil('client', 2)).toEqual({ failed: 2 });
    expect(sample(collector).get('http.client.active_requests')).toBe(0);
  });

  test.runIf(tellsOfHttp2)('are in flight while they wait for a connection', async () => {
    const { port } = await openServer(() => {});
    const agent = new Agent({ maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const sent = [1, 2].map(() => get({ port, host: '127.0.0.1', agent }));
    for (const request of sent) request.on('error', () => {});
    expect(sample(collector).get('http.client.active_requests')).toBe(2);
    for (const request of sent) request.destroy();
    expect(await outcomesUntil('client', 2)).toEqual({ failed: 2 });
  });

  test('that become something else than HTTP have no outcome', async () => {
    const { server, port } = await openServer();
    server.on('upgrade', (_request, socket: Socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    });
    const sent = get({ port, host: '127.0.0.1', headers: { Connection: 'Upgrade', Upgrade: 'websocket' } });
    const [, socket]: [IncomingMessage, Socket] = await new Promise((resolve) =>
      sent.once('upgrade', (response, upgraded) => resolve([response, upgraded])),
    );
    await vi.waitFor(() => expect(sample(collector).get('http.client.active_requests')).toBe(0));
    expect(outcomes('client')).toEqual({});
    socket.destroy();
  });
});

test('what was counted while nobody sampled belongs to no interval; what is open does', async () => {
  const { port } = await openServer(({ url }, response) => {
    if (url !== '/hold') response.end();
  });
  await answerOf(port);
  const held = get({ port, host: '127.0.0.1', path: '/hold' });
  held.on('error', () => {});
  onTestFinished(() => {
    held.destroy();
  });
  await vi.waitFor(() => expect(sample(collector, Number.NaN).get('http.server.active_requests')).toBe(1));
  const values = sample(collector, Number.NaN);
  const numbers = [...values].filter(([, value]) => !Number.isNaN(value)).map(([id]) => id);
  expect(numbers.sort()).toEqual([
    'http.client.active_requests',
    'http.client.open_connections',
    'http.server.active_requests',
    'http.server.open_connections',
  ]);
});

test('no listener of the host is one too many because of it', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const listen = (emitter: EventEmitter | undefined) => {
    while ((emitter?.listenerCount('close') ?? 10) < 10) emitter?.on('close', () => {});
  };
  let bareListeners = 0;
  const { port } = await openServer((request, response) => {
    bareListeners = request.socket.listenerCount('close');
    for (const emitter of [request, response, request.socket]) listen(emitter);
    response.end();
  });
  const sent = get({ port, host: '127.0.0.1' });
  // The tenth is that of `once`.
  for (let count = 0; count < 9; count++) sent.on('close', () => {});
  const closed = once(sent, 'close');
  await answerTo(sent).then(([answer]) => answer.resume());
  await closed;
  // Warnings are told in the next turn.
  await new Promise(setImmediate);
  expect(warnings).toEqual([]);
  expect(bareListeners).toBeGreaterThan(0);
});

test('a host that takes all listeners off loses nothing and keeps nothing in flight', async () => {
  const { port } = await openServer((request, response) => {
    for (const emitter of [request, response, request.socket]) emitter.removeAllListeners('close');
    response.setHeader('Connection', 'close').end();
  });
  const sent = get({ port, host: '127.0.0.1' });
  sent.removeAllListeners('close');
  const [answer] = await answerTo(sent);
  answer.resume();
  const sum = { server: 0, client: 0 };
  await vi.waitFor(() => {
    const values = sample(collector);
    sum.server += outcomes('server', values)['2xx'] ?? 0;
    sum.client += outcomes('client', values)['2xx'] ?? 0;
    expect(sum).toEqual({ server: 1, client: 1 });
    expect(values.get('http.server.active_requests')).toBe(0);
    expect(values.get('http.client.active_requests')).toBe(0);
    expect(values.get('http.server.open_connections')).toBe(0);
    expect(values.get('http.client.open_connections')).toBe(0);
  });
});

test('close takes every listener off, also those of requests that are under way', async () => {
  const counts: (() => number)[] = [];
  const { port } = await openServer((request, response) => {
    for (const emitter of [request.socket, request, response]) counts.push(() => emitter.listenerCount('close'));
  });
  const sent = get({ port, host: '127.0.0.1' });
  sent.on('error', () => {});
  onTestFinished(() => void sent.destroy());
  await vi.waitFor(() => expect(counts).toHaveLength(3));
  const bare = counts.map((count) => count());
  expect(sent.listenerCount('close')).toBe(1);
  collector.close?.();
  expect(sent.listenerCount('close')).toBe(0);
  expect(counts.map((count) => count())).toEqual(bare);
  for (const name of ['http.server.request.start', 'http.client.request.start', 'undici:request:create']) {
    expect(hasSubscribers(name)).toBe(false);
  }
});

test('a response that is over is let go of while its connection is kept alive', async () => {
  const responses: WeakRef<ServerResponse>[] = [];
  const { port } = await openServer((_request, response) => {
    responses.push(new WeakRef(response));
    response.end();
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  for (let count = 0; count < 20; count++) await answerOf(port, '/', agent);
  await vi.waitFor(() => {
    collectGarbage();
    expect(responses.filter((response) => response.deref() !== undefined).length).toBeLessThan(3);
  });
  expect(sample(collector).get('http.server.open_connections')).toBe(1);
});

test('a response that was begun before the agent came ends no other', async () => {
  collector.close?.();
  const responses: ServerResponse[] = [];
  const { port } = await openServer((_request, response) => responses.push(response));
  const client = connectTcp(port, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  const line = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
  client.write(line);
  await vi.waitFor(() => expect(responses).toHaveLength(1));
  collector = createHttpCollector(host);
  client.write(line);
  await vi.waitFor(() => expect(responses).toHaveLength(2));
  responses[0]?.writeHead(500).end();
  await once(client, 'data');
  expect(sample(collector).get('http.server.active_requests')).toBe(1);
  responses[1]?.writeHead(404).end();
  expect(await outcomesUntil('server', 1)).toEqual({ '4xx': 1 });
});
