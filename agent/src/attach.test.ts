import { createServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTlsServer } from 'node:tls';
import { Server as SocketServer } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Agent } from './api.ts';
import { attach } from './attach.ts';
import type { AgentOptions } from './options.ts';
import { captureStderr } from './testing/stderr.ts';
import { connect } from './testing/test-client.ts';
import { exchange, listenAnywhere } from './testing/test-server.ts';

const agents: Agent[] = [];
let lines: string[];

beforeEach(() => {
  lines = captureStderr();
});

afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.close()));
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function attachTo(server: Server, options: AgentOptions = { token: false }): Agent {
  const agent = attach(server, options);
  agents.push(agent);
  return agent;
}

/** An application that answers every request with what it got. */
function createApplication(): Server {
  return createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(`app got ${request.url} ${request.headers.upgrade} ${body}`));
  });
}

function h2c(path = '/route'): string {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade, HTTP2-Settings, close',
    'Upgrade: h2c',
  ];
  return `${[...head, 'HTTP2-Settings: AAMAAABkAAQAAP__', 'Content-Length: 4'].join('\r\n')}\r\n\r\nbody`;
}

async function expectHello(agent: Agent): Promise<void> {
  const client = connect(agent.url ?? '');
  await vi.waitFor(() => expect(client.messages[0]).toMatchObject({ type: 'hello' }));
  client.close();
  await client.ended;
}

describe('attach', () => {
  it('answers on its path alone, and leaves no listener of its own', async () => {
    const server = createApplication();
    const agent = attachTo(server);
    expect(agent.url).toBeUndefined();
    const port = await listenAnywhere(server);
    expect(agent.url).toBe(`ws://127.0.0.1:${port}/debug/procscope`);
    await expectHello(agent);
    expect(server.listenerCount('upgrade')).toBe(0);
    const response = await fetch(`http://127.0.0.1:${port}/debug/procscope`);
    expect(await response.text()).toBe('app got /debug/procscope undefined ');
  });

  it('answers on a path that was chosen, on a server that already listens', async () => {
    const server = createApplication();
    const port = await listenAnywhere(server);
    const agent = attachTo(server, { token: false, path: '/ops' });
    expect(agent.url).toBe(`ws://127.0.0.1:${port}/ops`);
    await expectHello(agent);
  });

  it.each(['/route', '/debug/procscope'])(
    'leaves Upgrade: h2c on %s an ordinary request, body and all',
    async (path) => {
      const server = createApplication();
      attachTo(server);
      const port = await listenAnywhere(server);
      const answer = await exchange(port, h2c(path));
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(answer).toContain(`app got ${path} h2c body`);
    },
  );

  it('leaves a WebSocket that nobody serves an ordinary request', async () => {
    const server = createApplication();
    attachTo(server);
    const port = await listenAnywhere(server);
    const client = connect(`ws://127.0.0.1:${port}/other`);
    expect(await client.ended).toMatchObject({ status: 200, body: 'app got /other websocket ' });
  });

  it.each(['before', 'after'])('leaves a WebSocketServer {server, path} that was made %s it alone', async (order) => {
    const server = createApplication();
    const make = (): WebSocketServer =>
      new WebSocketServer({ server, path: '/app' }).on('connection', (socket) => socket.send('hi'));
    if (order === 'before') make();
    const agent = attachTo(server);
    if (order === 'after') make();
    const port = await listenAnywhere(server);
    await expectHello(agent);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app`);
    expect(await new Promise((resolve) => socket.once('message', (data) => resolve(data.toString())))).toBe('hi');
    socket.terminate();
    expect(server.listenerCount('upgrade')).toBe(1);
  });

  it.each(['before', 'after'])(
    'leaves a socket.io server that was made %s it alone',
    async (order) => {
      const server = createApplication();
      // engine.io destroys upgrades that it does not know after this time: ours must not be among them.
      const make = () =>
        new SocketServer(server, { destroyUpgradeTimeout: 50 }).on('connection', (socket) =>
          socket.emit('hi', 'there'),
        );
      if (order === 'before') make();
      const agent = attachTo(server, { token: false, interval: 100 });
      if (order === 'after') make();
      const port = await listenAnywhere(server);
      const panel = connect(agent.url ?? '');
      const client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
      expect(await new Promise((resolve) => client.once('hi', resolve))).toBe('there');
      await vi.waitFor(() => expect(panel.frames.length).toBeGreaterThan(4), { timeout: 5000 });
      expect(panel.socket.readyState).toBe(WebSocket.OPEN);
      client.close();
      panel.socket.terminate();
    },
    10_000,
  );

  it('survives an application that takes all its upgrade listeners off', async () => {
    const server = createApplication();
    const agent = attachTo(server);
    server.removeAllListeners('upgrade');
    await listenAnywhere(server);
    await expectHello(agent);
  });

  it('gives the server back as it was', async () => {
    const server = createApplication();
    const before = Object.getOwnPropertyNames(server);
    const agent = attachTo(server);
    const port = await listenAnywhere(server);
    await expectHello(agent);
    await agent.close();
    expect(agent.url).toBeUndefined();
    expect(
      Object.getOwnPropertyNames(server).filter((name) => !before.includes(name) && !name.startsWith('_')),
    ).toEqual([]);
    const client = connect(`ws://127.0.0.1:${port}/debug/procscope`);
    expect(await client.ended).toMatchObject({ status: 200 });
  });

  it('steps aside where somebody else has overridden emit since', async () => {
    const server = createApplication();
    const agent = attachTo(server);
    const ours = server.emit;
    const theirs = (...args: unknown[]) => Reflect.apply(ours, server, args);
    Object.defineProperty(server, 'emit', { value: theirs, configurable: true });
    const port = await listenAnywhere(server);
    await expectHello(agent);
    await agent.close();
    expect(await connect(`ws://127.0.0.1:${port}/debug/procscope`).ended).toMatchObject({ status: 200 });
    expect(await exchange(port, h2c())).toContain('app got /route h2c body');
  });

  it('says nothing of an agent that was closed before the server listened', async () => {
    const server = createApplication();
    const agent = attachTo(server);
    const ours = server.emit;
    const theirs = (...args: unknown[]) => Reflect.apply(ours, server, args);
    Object.defineProperty(server, 'emit', { value: theirs, configurable: true });
    await agent.close();
    await listenAnywhere(server);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines).toEqual([]);
  });

  it('does not keep its server from closing while clients watch, and answers when it listens again', async () => {
    const server = createApplication();
    const agent = attachTo(server);
    await listenAnywhere(server);
    const client = connect(agent.url ?? '');
    const mute = connect(agent.url ?? '');
    await vi.waitFor(() => expect([client.messages[0], mute.messages[0]]).toMatchObject([{}, {}]));
    mute.socket.pause();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(await client.ended).toEqual({ code: 1001, reason: 'The server was closed.' });
    mute.socket.terminate();
    await listenAnywhere(server);
    await expectHello(agent);
  });

  it('serves two agents on two paths of one server', async () => {
    const server = createApplication();
    const one = attachTo(server, { token: false, path: '/one' });
    const two = attachTo(server, { token: false, path: '/two' });
    await listenAnywhere(server);
    await expectHello(one);
    await expectHello(two);
    await one.close();
    await expectHello(two);
  });

  it('says wss for an https server', async () => {
    const server = createHttpsServer();
    const agent = attachTo(server);
    const port = await listenAnywhere(server);
    expect(agent.url).toBe(`wss://127.0.0.1:${port}/debug/procscope`);
  });

  it.each([undefined, {}, 8080, new (class Emitter {})(), createTlsServer()])('wants a server, not %o', (server) => {
    const call = () => Reflect.apply(attach, undefined, [server]);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(/^attach\(\) wants a server of node:http or node:https; it got /);
  });

  it('lets go of the sampler where the server cannot be changed', () => {
    expect(() => attach(Object.freeze(createApplication()), { token: false })).toThrow(TypeError);
    expect(Reflect.has(globalThis, Symbol.for('procscope.v1'))).toBe(false);
  });

  it('checks its options before it touches the server', () => {
    const server = createApplication();
    expect(() => attach(server, { interval: 1 })).toThrow(/^The option "interval" must be a number of milliseconds/);
    expect(Object.hasOwn(server, 'emit')).toBe(false);
  });
});

describe('the token of attach', () => {
  it('is asked for by default, is written to no log, and one line names the variable', async () => {
    vi.stubEnv('PROCSCOPE_TOKEN', undefined);
    const server = createApplication();
    const agent = attachTo(server, {});
    expect(lines).toEqual([]);
    await listenAnywhere(server);
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toContain(agent.url);
    expect(lines[0]).toContain('PROCSCOPE_TOKEN');
    expect(lines[0]).not.toContain('#token=');
    expect(await connect(agent.url ?? '').ended).toMatchObject({ code: 4401 });
  });

  it('is printed with the address on a terminal, and opens the door', async () => {
    vi.stubEnv('PROCSCOPE_TOKEN', 'from the environment');
    const isTTY = process.stderr.isTTY;
    process.stderr.isTTY = true;
    const server = createApplication();
    const agent = attachTo(server, {});
    await listenAnywhere(server);
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    process.stderr.isTTY = isTTY;
    expect(lines[0]).toContain(`${agent.url}#token=from%20the%20environment`);
    expect(agent.url).not.toContain('token');
    const client = connect(agent.url ?? '', { headers: { Authorization: 'Bearer from the environment' } });
    await vi.waitFor(() => expect(client.messages[0]).toMatchObject({ type: 'hello' }));
    client.close();
  });
});
