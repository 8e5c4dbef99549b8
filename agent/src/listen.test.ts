import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Agent } from './api.ts';
import { portsOf } from './endpoint/own-port.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './options.ts';
import { captureStderr } from './testing/stderr.ts';
import { connect, EXTENSION_ORIGIN } from './testing/test-client.ts';

const agents: Agent[] = [];
let lines: string[];

beforeEach(() => {
  lines = captureStderr();
  vi.stubEnv('PROCSCOPE_TOKEN', undefined);
});

afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.close()));
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function open(options: ListenOptions = { port: 0 }): Promise<Agent> {
  const agent = await listen(options);
  agents.push(agent);
  return agent;
}

async function expectHello(agent: Agent, headers: Record<string, string> = {}) {
  const client = connect(agent.url ?? '', { headers });
  await vi.waitFor(() => expect(client.messages[0]).toMatchObject({ type: 'hello' }));
  client.close();
  return client.messages[0];
}

describe('under a test suite that fakes time', () => {
  it('goes on sampling by the real clock, and leaves the faked timers to the suite', async () => {
    vi.useFakeTimers({ now: 0 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const agent = await open({ port: 0, interval: 100 });
    const client = connect(agent.url ?? '');
    // `vi.waitFor` would move the faked timers on.
    while (client.times().length < 4) await once(client.socket, 'message');
    agent.mark('an event, which waits for its batch');
    while (!client.messages.some(({ type }) => type === 'events')) await once(client.socket, 'message');
    expect(vi.getTimerCount()).toBe(0);
    vi.runAllTimers();
    expect(client.messages[0]).toMatchObject({ type: 'hello', epoch: 0 });
    expect(client.messages.filter(({ type }) => type === 'clock')).toEqual([]);
    expect(client.times().every((time) => time > 1.7e12)).toBe(true);
    // It does not answer, so that the agent has to wait for its own timer.
    client.socket.pause();
    await agent.close();
    client.socket.terminate();
  });
});

describe('listen', () => {
  it('reads the values of charts outside of the request that started it', async () => {
    const requests = new AsyncLocalStorage<string>();
    const seen = new Set<unknown>();
    const agent = await requests.run('the first request', () => open({ port: 0, interval: 100, history: 0 }));
    const value = () => {
      seen.add(requests.getStore());
      return 1;
    };
    agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'mine', value }] });
    const client = requests.run('the panel', () => connect(agent.url ?? ''));
    await vi.waitFor(() => expect(client.times().length).toBeGreaterThan(2));
    expect([...seen]).toEqual([undefined]);
    client.close();
    await client.ended;
  });

  it('reads them so from the start where a history is kept', async () => {
    const requests = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const agent = await requests.run('the first request', () => open({ port: 0, interval: 100 }));
    const value = () => seen.push(requests.getStore());
    agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'mine', value }] });
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(2));
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });

  it('serves the process on loopback, without a word', async () => {
    const agent = await open({ port: 0, service: { name: 'shop', version: '2' } });
    expect(agent.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/debug\/procscope$/);
    expect(await expectHello(agent, { Origin: EXTENSION_ORIGIN })).toMatchObject({
      service: { name: 'shop', version: '2' },
      process: { pid: process.pid },
    });
    expect(lines).toEqual([]);
  });

  it('takes a port of the range by the name of the service', async () => {
    const agent = await open({ service: { name: 'shop' } });
    expect(portsOf('shop')).toContain(Number(new URL(agent.url ?? '').port));
  });

  it('gives a second caller a port of its own and the same sampler', async () => {
    const one = await open();
    const two = await open();
    expect(two.url).not.toBe(one.url);
    one.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'mine', value: () => 1 }] });
    expect(await expectHello(two)).toMatchObject({ columns: expect.arrayContaining(['mine']) });
  });

  it('goes on without an address where its port is taken, with a warning', async () => {
    const { url } = await open();
    const port = Number(new URL(url ?? '').port);
    const agent = await open({ port });
    expect(agent.url).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`The agent cannot listen on port ${port} of 127.0.0.1`);
    expect(() => agent.mark('still here')).not.toThrow();
    await agent.close();
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', 'shop.example.com'])(
    'refuses to start on %s without a token',
    async (host) => {
      await expect(listen({ port: 0, host })).rejects.toThrow(/^listen\(\) on host ".+" wants a token, because .+\.$/);
      await expect(listen({ port: 0, host, token: false })).rejects.toThrow(/wants a token/);
      expect(Reflect.has(globalThis, Symbol.for('procscope.v1'))).toBe(false);
    },
  );

  it('starts beyond loopback with a token, and answers by any name', async () => {
    const agent = await open({ port: 0, host: '0.0.0.0', token: 'secret' });
    expect(agent.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/debug\/procscope$/);
    await expectHello(agent, { Host: 'shop.example.com', Authorization: 'Bearer secret' });
    expect(await connect(agent.url ?? '').ended).toMatchObject({ code: 4401 });
  });

  it('takes the token of the environment, and false for none', async () => {
    vi.stubEnv('PROCSCOPE_TOKEN', 'secret');
    const locked = await open();
    expect(await connect(locked.url ?? '').ended).toMatchObject({ code: 4401 });
    await expectHello(await open({ port: 0, token: false }));
  });

  it('rejects options that make no sense', async () => {
    await expect(listen({ interval: 5 })).rejects.toThrow(TypeError);
    await expect(Reflect.apply(listen, undefined, [{ prot: 1 }])).rejects.toThrow(
      /^"prot" is not an option of listen\(\)/,
    );
    await expect(Reflect.apply(listen, undefined, [3000])).rejects.toThrow(/must be an object; it is 3000\.$/);
  });
});
