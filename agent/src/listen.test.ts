import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agent } from './api.ts';
import { portsOf } from './endpoint/own-port.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './options.ts';
import { connect, EXTENSION_ORIGIN } from './testing/test-client.ts';

const agents: Agent[] = [];
let lines: string[];

beforeEach(() => {
  lines = [];
  vi.stubEnv('PROCSCOPE_TOKEN', undefined);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
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

describe('listen', () => {
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
