import { hasSubscribers } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attach } from '../attach.ts';
import { createAgent } from '../create-agent.ts';
import { listen } from '../listen.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { captureStderr } from '../testing/stderr.ts';
import { connect } from '../testing/test-client.ts';
import { openServer, upgradeRequest } from '../testing/test-server.ts';

allowForBusyMachine();

let lines: string[];
const thrown = vi.fn();

beforeEach(() => {
  lines = captureStderr();
  process.on('uncaughtException', thrown);
  process.on('unhandledRejection', thrown);
});

afterEach(() => {
  process.off('uncaughtException', thrown);
  process.off('unhandledRejection', thrown);
  vi.restoreAllMocks();
  expect(thrown).not.toHaveBeenCalled();
});

const PATH = '/debug/procscope';
const handshake = upgradeRequest(PATH, 'Host: 127.0.0.1', 'Sec-WebSocket-Protocol: procscope.v1');

it('an agent that is closed in the middle of a handshake leaves the request to the application', async () => {
  const { server, port } = await openServer();
  const agent = attach(server, { token: false });
  const socket = connectTcp(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  const arrived = once(server, 'connection');
  socket.write(handshake.slice(0, 40));
  await arrived;
  await agent.close();
  socket.write(handshake.slice(40));
  await eventually(() => expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*app/s));
  socket.destroy();
});

it('an agent that is closed in the turn in which it took an upgrade ends the connection, with a code', async () => {
  const agent = createAgent({ token: false, path: PATH });
  const { server, port } = await openServer();
  let closed: Promise<void> | undefined;
  server.on('upgrade', (...upgrade) => {
    expect(agent.handleUpgrade(...upgrade)).toBe(true);
    closed = agent.close();
  });
  expect(await connect(`ws://127.0.0.1:${port}${PATH}`).ended).toEqual({ code: 1001, reason: 'The agent was closed.' });
  await closed;
});

it('an agent that is closed by a callback of its own, as it takes a sample for a client, ends them all', async () => {
  const agent = await listen({ port: 0, interval: 100 });
  const client = connect(agent.url ?? '');
  await eventually(() => expect(client.messages).not.toEqual([]));
  const value = vi.fn(() => {
    agent.close();
    return 1;
  });
  agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value }] });
  expect(await client.ended).toMatchObject({ code: 1001 });
  await agent.close();
  expect(value).toHaveBeenCalledTimes(1);
  expect(lines).toEqual([]);
});

it('every kind of agent may be closed twice, at once and again, and leaves nothing behind', async () => {
  const server = createServer();
  const names = Object.getOwnPropertyNames(server);
  const listeners = process.eventNames();
  const agents = [
    await listen({ port: 0, advertise: true }),
    attach(server, { token: false, advertise: true }),
    createAgent({ token: false, advertise: true }),
  ];
  await Promise.all(agents.flatMap((agent) => [agent.close(), agent.close()]));
  await Promise.all(agents.map((agent) => agent.close()));
  expect(agents.map(({ url }) => url)).toEqual([undefined, undefined, undefined]);
  expect(Object.getOwnPropertyNames(server)).toEqual(names);
  expect(process.eventNames()).toEqual(listeners);
  for (const name of ['http.server.request.start', 'http.server.response.finish', 'http2.server.stream.start']) {
    expect(hasSubscribers(name), name).toBe(false);
  }
  expect(Reflect.has(globalThis, Symbol.for('procscope.v1'))).toBe(false);
});

it('an agent that is closed twice takes nothing from the others', async () => {
  const agents = [await listen({ port: 0, interval: 100 }), createAgent({ token: false })];
  const other = await listen({ port: 0 });
  const client = connect(other.url ?? '');
  await eventually(() => expect(client.messages).not.toEqual([]));
  for (let count = 0; count < 3; count++) await Promise.all(agents.map((agent) => agent.close()));
  const before = client.frames.length;
  await eventually(() => expect(client.frames.length).toBeGreaterThan(before + 2));
  await other.close();
  expect(Reflect.has(globalThis, Symbol.for('procscope.v1'))).toBe(false);
});
