import { createServer, Server, ServerResponse } from 'node:http';
import { Server as TcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { attach } from '../attach.ts';
import { override } from '../endpoint/override.ts';
import { listen } from '../listen.ts';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { captureStderr } from '../testing/stderr.ts';
import { connect } from '../testing/test-client.ts';
import { listenAnywhere } from '../testing/test-server.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

afterEach(() => vi.restoreAllMocks());

/** Patches `http.Server.prototype.emit` as monitoring tools do, and gives what comes through it. */
function patchEmit(): unknown[] {
  const seen: unknown[] = [];
  const { emit } = Server.prototype;
  const patched = function (this: Server, ...args: unknown[]) {
    seen.push(args[0]);
    return Reflect.apply(emit, this, args);
  };
  Object.defineProperty(Server.prototype, 'emit', { value: patched, configurable: true, writable: true });
  onTestFinished(() => {
    Object.defineProperty(Server.prototype, 'emit', { value: emit, configurable: true, writable: true });
  });
  return seen;
}

describe.each(['before', 'after'])('a tool that patches every server %s the agent is attached', (order) => {
  it('sees the requests of the application all the same, and the agent answers', async () => {
    const lines = captureStderr();
    const before = order === 'before' ? patchEmit() : [];
    const server = createServer((_request, response) => response.end('app'));
    const agent = attach(server, { token: false });
    onTestFinished(() => agent.close());
    const seen = order === 'after' ? patchEmit() : before;
    const port = await listenAnywhere(server);
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('app');
    expect(seen).toContain('request');
    const client = connect(agent.url ?? '');
    await eventually(() => expect(client.messages[0]).toMatchObject({ type: 'hello' }));
    client.socket.terminate();
    await agent.close();
    seen.length = 0;
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('app');
    expect(seen).toContain('request');
    expect(lines).toHaveLength(1);
  });
});

/** Patches a method of every response as monitoring tools do, and gives what it was called with. */
function patchResponses(name: 'writeHead' | 'setHeader' | '_storeHeader' | 'end'): unknown[][] {
  const seen: unknown[][] = [];
  const { prototype } = ServerResponse;
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const original: unknown = Reflect.get(prototype, name);
  const value = function (this: ServerResponse, ...args: unknown[]) {
    seen.push(args);
    return typeof original === 'function' ? Reflect.apply(original, this, args) : undefined;
  };
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  onTestFinished(() => {
    if (own) Object.defineProperty(prototype, name, own);
    else Reflect.deleteProperty(prototype, name);
  });
  return seen;
}

describe.each(['before', 'after'])('a tool that patches every response %s requests are numbered', (order) => {
  it.each(['writeHead', 'setHeader', '_storeHeader', 'end'] as const)('by %s sees what it would', async (name) => {
    const before = order === 'before' ? patchResponses(name) : [];
    const server = createServer((_request, response) => {
      response.setHeader('X-A', '1');
      response.writeHead(200, { 'X-B': '2' }).end('app');
    });
    const agent = attach(server, { token: false, advertise: true });
    onTestFinished(() => agent.close());
    captureStderr();
    const seen = order === 'after' ? patchResponses(name) : before;
    const { headers } = await fetch(`http://127.0.0.1:${await listenAnywhere(server)}`);
    expect(headers.get('procscope')).toMatch(/^i=.*; n=\d+$/);
    const calls = seen.map((args) => JSON.stringify(args));
    const statusLine = expect.stringMatching(/^\["HTTP\/1\.1 200 OK\\r\\nProcscope: i=/);
    expect(calls).toEqual(
      {
        writeHead: ['[200,{"X-B":"2"}]'],
        setHeader: ['["X-A","1"]', '["X-B","2"]'],
        _storeHeader: [statusLine],
        end: ['["app"]'],
      }[name],
    );
  });
});

it('a server that was patched itself keeps its patch below the agent', () => {
  const server = createServer();
  const theirs = vi.fn(() => true);
  server.emit = theirs;
  const agent = attach(server, { token: false });
  onTestFinished(() => agent.close());
  server.emit('whatever', 1);
  expect(theirs).toHaveBeenCalledWith('whatever', 1);
});

it('a patched listen() that throws is a warning', async () => {
  const lines = captureStderr();
  onTestFinished(
    override(TcpServer.prototype, 'listen', () => () => {
      throw new Error('patched');
    }),
  );
  const agent = await listen({ port: 0 });
  onTestFinished(() => agent.close());
  expect(agent.url).toBeUndefined();
  expect(lines).toEqual([
    'Procscope: The agent cannot listen on port 0 of 127.0.0.1: patched. The service goes on without it.\n',
  ]);
});

it('a host whose listen() was patched to return nothing is not kept alive by a port', async () => {
  const child = built.run(`
    import { Server } from 'node:net';
    import { listen } from './index.js';
    const original = Server.prototype.listen;
    Server.prototype.listen = function (...args) {
      Reflect.apply(original, this, args);
    };
    const agent = await listen({ port: 0 });
    console.log(agent.url !== undefined);
  `);
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output).toEqual({ stdout: 'true\n', stderr: '' });
});

it('a host whose createServer() was patched to throw goes on, with a warning', async () => {
  const child = built.run(`
    import http from 'node:http';
    import { syncBuiltinESMExports } from 'node:module';
    import { listen } from './index.js';
    http.createServer = () => {
      throw new Error('patched');
    };
    syncBuiltinESMExports();
    const agent = await listen({ port: 0 });
    agent.mark('still here');
    console.log(agent.url);
    await agent.close();
  `);
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output.stdout).toBe('undefined\n');
  expect(child.output.stderr).toBe('Procscope: patched The service goes on without it.\n');
});
