import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseTag, type RequestTag } from '../../shared/request-tag.ts';
import type { Agent } from './api.ts';
import { attach } from './attach.ts';
import { createAgent } from './create-agent.ts';
import { listen } from './listen.ts';
import type { AgentOptions } from './options.ts';
import { registerAgent } from './register-agent.ts';
import { allowForBusyMachine, eventually } from './testing/eventually.ts';
import { captureStderr } from './testing/stderr.ts';
import { connect, type TestClient } from './testing/test-client.ts';
import { exchange, listenAnywhere, openServer } from './testing/test-server.ts';

allowForBusyMachine();

beforeEach(() => {
  captureStderr();
  vi.stubEnv('PROCSCOPE_TOKEN', undefined);
  vi.stubEnv('NODE_ENV', 'development');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function closeLater<Opened extends Agent | undefined>(agent: Opened): Opened {
  onTestFinished(async () => agent?.close());
  return agent;
}

const portOf = (agent: Agent | undefined) => Number(new URL(agent?.url ?? '').port);

/** What the header of an application's answer says; undefined where there is none. */
async function ask(port: number): Promise<RequestTag | undefined> {
  const header = (await fetch(`http://127.0.0.1:${port}/`)).headers.get('procscope');
  return header === null ? undefined : parseTag(header);
}

/** A client that the agent has taken up, and that tells what it is answered. */
async function watch(url: string | undefined) {
  const client = connect(url ?? '');
  onTestFinished(() => client.socket.terminate());
  await eventually(() => expect(client.frames.some(({ last }) => last)).toBe(true));
  /** The agent's clock. */
  async function clock(): Promise<number> {
    const sent = client.messages.length;
    client.socket.send(JSON.stringify({ type: 'clock', sent }));
    return eventually(() => {
      for (const message of client.messages) {
        if (message.type === 'clock' && message.probe?.sent === sent) return message.probe.answered;
      }
      throw new Error('The probe is not answered yet.');
    });
  }
  async function lookup(numbers: number[]) {
    const answers = () => client.messages.flatMap((message) => (message.type === 'requests' ? [message] : []));
    const { length } = answers();
    client.socket.send(JSON.stringify({ type: 'lookup', numbers }));
    await eventually(() => expect(answers().length).toBeGreaterThan(length));
    return answers().at(-1)?.requests ?? [];
  }
  return { client, clock, lookup };
}

async function leave(client: TestClient): Promise<void> {
  client.close();
  await client.ended;
}

it('a client reads the number of a request in its header, and is told of it by the agent’s clock', async () => {
  const agent = closeLater(await listen({ port: 0, service: { instance: 'instance; of "this"' } }));
  const { port } = await openServer((_request, response) => setTimeout(() => response.writeHead(203).end('app'), 5));
  expect(await ask(port)).toBeUndefined();
  const { client, clock, lookup } = await watch(agent.url);
  const before = await clock();
  const tag = await ask(port);
  const after = await clock();
  const number = tag?.number ?? 0;
  expect(tag).toEqual({ instance: 'instance; of "this"', port: portOf(agent), number });
  expect(client.messages[0]).toMatchObject({ service: { instance: tag?.instance } });
  const [record, ...more] = await lookup([number, number + 1, 3]);
  expect(more).toEqual([]);
  expect(record).toMatchObject({ number, status: 203, inFlight: 1 });
  const { startedAt = 0, endedAt = 0, utilization = -1 } = record ?? {};
  expect(startedAt).toBeGreaterThanOrEqual(before);
  // A timer may be a millisecond early.
  expect(endedAt).toBeGreaterThanOrEqual(startedAt + 4);
  expect(endedAt).toBeLessThanOrEqual(after);
  expect(utilization).toBeGreaterThanOrEqual(0);
});

it('nothing is said or known any more when the last client has left', async () => {
  const agent = closeLater(await listen({ port: 0 }));
  const { port } = await openServer();
  const clients = [await watch(agent.url), await watch(agent.url)] as const;
  const number = (await ask(port))?.number ?? 0;
  await leave(clients[0].client);
  expect((await ask(port))?.number).toBe(number + 1);
  await leave(clients[1].client);
  await eventually(async () => expect(await ask(port)).toBeUndefined());
  const { lookup } = await watch(agent.url);
  expect(await lookup([number, number + 1])).toEqual([]);
  expect((await ask(port))?.number).not.toBe(number + 2);
});

it('a request that was broken off is in flight no longer after the next sample', async () => {
  const agent = closeLater(await listen({ port: 0, interval: 100 }));
  const { port } = await openServer(({ url }, response) => {
    if (url !== '/hold') response.end('app');
  });
  const { lookup } = await watch(agent.url);
  const held = new AbortController();
  const answer = fetch(`http://127.0.0.1:${port}/hold`, { signal: held.signal }).catch(() => {});
  const inFlight = async () => (await lookup([(await ask(port))?.number ?? 0]))[0]?.inFlight;
  await eventually(async () => expect(await inFlight()).toBe(2));
  held.abort();
  await answer;
  await eventually(async () => expect(await inFlight()).toBe(1));
});

describe('unless it is told otherwise', () => {
  /** Whether answers carry the header while the agent is watched, on the server that it is attached to if it is. */
  async function saysSo(open: (server: ReturnType<typeof createServer>) => Promise<Agent | undefined> | Agent) {
    const server = createServer((_request, response) => response.end('app'));
    const agent = closeLater(await open(server));
    if (agent) server.on('upgrade', agent.handleUpgrade);
    const port = await listenAnywhere(server);
    await watch(agent?.url ?? `ws://127.0.0.1:${port}/debug/procscope`);
    return (await ask(port)) !== undefined;
  }
  const register = () => registerAgent({ environment: { PROCSCOPE_PORT: '0' }, entry: '/app.js', isMainThread: true });

  it.each([
    ['listen', 'development', () => listen({ port: 0 }), true],
    ['register', 'development', register, true],
    ['listen', 'production', () => listen({ port: 0 }), false],
    ['register', 'production', register, false],
    ['listen', 'production, told to', () => listen({ port: 0, advertise: 'watched' }), true],
    ['listen', 'development, told not to', () => listen({ port: 0, advertise: false }), false],
    ['attach', 'development', (server) => attach(server, { token: false }), false],
    ['attach', 'production, told to', (server) => attach(server, { token: false, advertise: 'watched' }), true],
    ['createAgent', 'development', () => createAgent({ token: false }), false],
    ['createAgent', 'production, told to', () => createAgent({ token: false, advertise: true }), true],
  ] satisfies [string, string, Parameters<typeof saysSo>[0], boolean][])(
    'with %s in %s',
    async (_, mode, open, isSaid) => {
      vi.stubEnv('NODE_ENV', mode.split(',')[0]);
      expect(await saysSo(open)).toBe(isSaid);
    },
  );
});

it('an agent on the application’s server leaves the port out, and names a path that is not the usual one', async () => {
  const { server, port } = await openServer();
  const options: AgentOptions = { token: false, advertise: true, service: { instance: 'i' } };
  const agent = closeLater(attach(server, { ...options, path: '/ops/scope' }));
  expect(await ask(port)).toEqual({ instance: 'i', path: '/ops/scope', number: expect.any(Number) });
  await agent.close();
  expect(await ask(port)).toBeUndefined();
  closeLater(createAgent(options));
  expect(await ask(port)).toEqual({ instance: 'i', number: expect.any(Number) });
});

it('an agent that is closed is told of no more; another that runs is told of in its place', async () => {
  const first = closeLater(await listen({ port: 0, advertise: true }));
  const second = closeLater(await listen({ port: 0, advertise: true }));
  const { port } = await openServer();
  const secondPort = portOf(second);
  expect((await ask(port))?.port).toBe(portOf(first));
  const { client } = await watch(first.url);
  // It does not answer, so that the agent takes its time to close.
  client.socket.pause();
  const closed = first.close();
  expect((await ask(port))?.port).toBe(secondPort);
  client.socket.terminate();
  await closed;
  await second.close();
  expect(await ask(port)).toBeUndefined();
});

it('what an agent itself answers does not carry it', async () => {
  const agent = closeLater(await listen({ port: 0, advertise: true }));
  const { port } = await openServer();
  expect(await ask(port)).toBeDefined();
  const own = await exchange(portOf(agent), 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(own).toMatch(/^HTTP\/1\.1 426 /);
  expect(own).not.toMatch(/^Procscope:/m);
});
