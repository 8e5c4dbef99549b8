import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { portsOf } from '../endpoint/own-port.ts';
import { listen } from '../listen.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { captureStderr } from '../testing/stderr.ts';
import { connect } from '../testing/test-client.ts';

/** Twenty neighbouring ports, all taken: the agent's own range may be in use on this machine, by tests or by agents. */
const range = await vi.hoisted(async () => {
  const net = await import('node:net');
  const take = (port: number) =>
    new Promise<Server | undefined>((resolve) => {
      const server = net.createServer();
      server.once('error', () => resolve(undefined)).listen(port, '127.0.0.1', () => resolve(server));
    });
  for (;;) {
    // Below the ports that the system gives away by itself.
    const first = 10_000 + Math.floor(Math.random() * 20_000);
    const servers = await Promise.all(Array.from({ length: 20 }, (_, index) => take(first + index)));
    if (servers.every((server) => server !== undefined)) return { first, servers };
    for (const server of servers) server?.close();
  }
});

vi.mock('../../../shared/limits.ts', async (original) => ({
  ...(await original<typeof import('../../../shared/limits.ts')>()),
  FIRST_PORT: range.first,
}));

allowForBusyMachine();

let lines: string[];

beforeEach(() => {
  lines = captureStderr();
});

afterEach(() => vi.restoreAllMocks());

afterAll(() => {
  for (const server of range.servers) server.close();
});

it('an agent that finds all twenty ports taken is one without an address, after one warning', async () => {
  const agent = await listen({ service: { name: 'shop' } });
  expect(agent.url).toBeUndefined();
  expect(lines).toEqual([
    expect.stringMatching(
      new RegExp(
        `^Procscope: The agent cannot listen on any of the ports ${range.first} to ${range.first + 19} of 127\\.0\\.0\\.1: listen EADDRINUSE.* The service goes on without it\\.\\n$`,
      ),
    ),
  ]);
  agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value: () => 1 }] }).remove();
  agent.mark('still here');
  await Promise.all([agent.close(), agent.close()]);
});

it('an agent that finds one port of the twenty takes it, be it the last that it tries', async () => {
  const last = portsOf('shop').at(-1) ?? Number.NaN;
  const owner = range.servers[last - range.first] ?? createServer();
  await new Promise((resolve) => owner.close(resolve));
  const agent = await listen({ service: { name: 'shop' } });
  expect(agent.url).toContain(`:${last}/`);
  const client = connect(agent.url ?? '');
  await eventually(() => expect(client.messages[0]).toMatchObject({ type: 'hello' }));
  await agent.close();
  expect(lines).toEqual([]);
});
