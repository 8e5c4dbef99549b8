import { createServer } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../testing/test-client.ts';
import { createTestSampler } from '../testing/test-sampler.ts';
import { exchange, listenAnywhere, upgradeRequest } from '../testing/test-server.ts';
import { createEndpoint } from './endpoint.ts';
import { type OwnPort, openOwnPort, portsOf } from './own-port.ts';

function createTestEndpoint() {
  const { sampler } = createTestSampler();
  const path = '/debug/procscope';
  const endpoint = createEndpoint({ path, token: undefined, origins: [], hosts: [], maxClients: 16 }, sampler);
  onTestFinished(() => sampler.close());
  return endpoint;
}

async function open(port = 0): Promise<OwnPort> {
  const ownPort = await openOwnPort(
    { host: '127.0.0.1', port, serviceName: 'test', maxClients: 16 },
    createTestEndpoint(),
  );
  onTestFinished(() => ownPort.close());
  return ownPort;
}

describe('portsOf', () => {
  it('takes each port of the range once, from a place that the name decides', () => {
    const ports = portsOf('shop');
    expect([...ports].sort()).toEqual(Array.from({ length: 20 }, (_, index) => 7575 + index));
    expect(portsOf('shop')).toEqual(ports);
    expect(new Set(['a', 'b', 'c', 'shop', 'cart', 'mail'].map((name) => portsOf(name)[0])).size).toBeGreaterThan(2);
    expect(ports[1]).toBe(ports[0] === 7594 ? 7575 : (ports[0] ?? 0) + 1);
  });
});

describe('openOwnPort', () => {
  it.each(['/', '/debug/procscope'])('answers a request for %s with 426 and one line of text', async (path) => {
    const { port } = await open();
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(response.status).toBe(426);
    expect(response.headers.get('upgrade')).toBe('websocket');
    expect((await response.text()).trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['on another path', upgradeRequest('/other', 'Host: 127.0.0.1', 'Sec-WebSocket-Protocol: procscope.v1')],
    ['to h2c', upgradeRequest('/debug/procscope', 'Host: 127.0.0.1').replace('websocket', 'h2c')],
  ])('answers an upgrade %s with 426', async (_, request) => {
    const { port } = await open();
    expect(await exchange(port, request)).toMatch(/^HTTP\/1\.1 426 /);
  });

  it('serves clients', async () => {
    const { port } = await open();
    const client = connect(`ws://127.0.0.1:${port}/debug/procscope`);
    await vi.waitFor(() => expect(client.messages).toMatchObject([{ type: 'hello' }]));
  });

  it('rejects with a sentence where its port is taken', async () => {
    const { port } = await open();
    const again = openOwnPort({ host: '127.0.0.1', port, serviceName: 'test', maxClients: 16 }, createTestEndpoint());
    await expect(again).rejects.toThrow(`The agent cannot listen on port ${port} of 127.0.0.1: listen EADDRINUSE`);
  });

  it('takes the next port of the range where one is taken', async () => {
    const take = (serviceName: string) =>
      openOwnPort({ host: '127.0.0.1', port: undefined, serviceName, maxClients: 16 }, createTestEndpoint());
    const first = await take('same');
    const second = await take('same');
    onTestFinished(async () => {
      await first.close();
      await second.close();
    });
    const ports = portsOf('same');
    expect(ports).toContain(first.port);
    expect(ports.indexOf(second.port)).toBeGreaterThan(ports.indexOf(first.port));
  });

  it('does not try other ports where the address is not this machine’s', async () => {
    const listen = vi.spyOn(Object.getPrototypeOf(Object.getPrototypeOf(createServer())), 'listen');
    const opening = openOwnPort(
      { host: '192.0.2.1', port: undefined, serviceName: 'x', maxClients: 16 },
      createTestEndpoint(),
    );
    await expect(opening).rejects.toThrow(/any of the ports 7575 to 7594 of 192\.0\.2\.1: .*EADDRNOTAVAIL/);
    listen.mockRestore();
  });

  it('closes in the middle of a handshake, with idle connections open, and frees its port', async () => {
    const { port, close } = await open();
    const halves = ['GET /debug/procscope HTTP/1.1\r\nHost: ', ''].map((text) => exchange(port, text));
    // Connected after the others, so that they have arrived when it is served.
    const client = connect(`ws://127.0.0.1:${port}/debug/procscope`);
    await vi.waitFor(() => expect(client.messages).toHaveLength(1));
    const last = connect(`ws://127.0.0.1:${port}/debug/procscope`);
    await close();
    await close();
    await last.ended;
    await Promise.all([...halves, client.ended]);
    const next = createServer();
    next.listen(port, '127.0.0.1');
    onTestFinished(() => {
      next.close();
    });
    await vi.waitFor(() => expect(next.listening).toBe(true));
    expect(await listenAnywhere(createServer())).toBeGreaterThan(0);
  });

  it('cuts a request that does not come to its end soon after its time is over', async () => {
    const options = { host: '127.0.0.1', port: 0, serviceName: 'test', maxClients: 16, requestTimeoutMs: 200 };
    const ownPort = await openOwnPort(options, createTestEndpoint());
    onTestFinished(() => ownPort.close());
    expect(await exchange(ownPort.port, 'GET / HTTP/1.1\r\nHost: ')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('takes no more than 48 connections beside those of its clients', async () => {
    const { port } = await open();
    let opened = 0;
    let closed = 0;
    const sockets = Array.from({ length: 70 }, () => connectTcp(port, '127.0.0.1'));
    for (const socket of sockets) {
      socket.on('connect', () => opened++);
      socket.on('error', () => {}).on('close', () => closed++);
    }
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    await vi.waitFor(() => expect([opened, closed]).toEqual([70, 6]));
  });
});
