import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST_PORT, PORT_COUNT } from '../../shared/limits.ts';
import { startAgent } from '../testing/fake-agent.ts';
import { deadUrl, startMute, startWebServer } from '../testing/servers.ts';
import { stubWebSocket } from '../testing/web-socket.ts';
import { createGate } from './gate.ts';
import { createLocator } from './locator.ts';
import { type Probe, probe } from './probe.ts';

const now = performance.now.bind(performance);
let passedMs = 0;

beforeEach(() => {
  passedMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passedMs);
});
afterEach(() => void vi.restoreAllMocks());

/** Lets the time pass after which a scan is made anew, without waiting for it. */
function passTime(ms: number): void {
  passedMs += ms;
}

describe('createLocator', () => {
  it('finds the agents that answer, in order of port, and opens a WebSocket to no other address', async () => {
    const opened = stubWebSocket();
    const [worker, shop, secret] = await Promise.all([
      startAgent({ service: 'worker' }),
      startAgent({ service: 'shop' }),
      startAgent({ service: 'secret', token: 'secret' }),
    ]);
    const mute = await startMute();
    const web = await startWebServer();
    const urls = [await deadUrl(), worker.url, mute.url, shop.url, web, secret.url];
    const locator = createLocator(probe, createGate(6), urls);
    expect(await locator.scan()).toEqual([
      { url: worker.url, service: 'worker' },
      { url: shop.url, service: 'shop' },
      { url: secret.url },
    ]);
    expect([...opened].sort()).toEqual([worker.url, shop.url, web, secret.url].sort());
  });

  it('finds the workers of a cluster where its primary says they are, and a port of the range but once', async () => {
    stubWebSocket();
    const [near, far] = await Promise.all([startAgent({ service: 'near' }), startAgent({ service: 'far' })]);
    const gone = await startAgent();
    await gone.stop();
    const primary = await startAgent({ service: 'primary', ports: [near.port, far.port, gone.port] });
    const locator = createLocator(probe, createGate(6), [near.url, primary.url]);
    expect(await locator.scan()).toEqual([
      { url: near.url, service: 'near' },
      { url: primary.url, service: 'primary' },
      { url: far.url, service: 'far' },
    ]);
  });

  it('asks again when the answer has grown old while it waited for its turn', async () => {
    const opened = stubWebSocket();
    const agent = await startAgent();
    const gate = createGate(1);
    const leave = await gate.enter(() => false, new AbortController().signal);
    const asked = vi.fn<Probe>(probe);
    const found = createLocator(asked, gate, [agent.url]).scan();
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await asked.mock.results[0]?.value;
    await agent.stop();
    passTime(10_000);
    leave();
    expect(await found).toEqual([]);
    expect(opened).toEqual([]);
  });

  it('leaves no connection behind', async () => {
    stubWebSocket();
    const agent = await startAgent();
    await createLocator(probe, createGate(6), [agent.url]).scan();
    expect(agent.visits).toHaveLength(1);
    await vi.waitFor(() => expect(agent.clients).toBe(0));
  });

  it('gives all who ask at the same time one scan', async () => {
    stubWebSocket();
    const agent = await startAgent();
    const asked = vi.fn<Probe>(probe);
    const locator = createLocator(asked, createGate(6), [agent.url]);
    const [first, second] = await Promise.all([locator.scan(), locator.scan()]);
    expect(second).toEqual(first);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('asks a port that keeps answering for its name now and then only, but looks whether it answers', async () => {
    stubWebSocket();
    const agent = await startAgent();
    const asked = vi.fn<Probe>(probe);
    const locator = createLocator(asked, createGate(6), [agent.url]);
    const found = await locator.scan();
    passTime(2000);
    expect(await locator.scan()).toEqual(found);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(agent.visits).toHaveLength(1);
    passTime(20_000);
    await locator.scan();
    expect(agent.visits).toHaveLength(2);
  });

  it('does not ask an address twice at once, however slow it is', async () => {
    stubWebSocket();
    const agent = await startAgent({ greets: false });
    const locator = createLocator(probe, createGate(6), [agent.url]);
    const first = locator.scan();
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    passTime(2000);
    const second = locator.scan();
    agent.greet();
    expect(await second).toEqual([{ url: agent.url, service: 'shop' }]);
    expect(await first).toEqual(await second);
    expect(agent.visits).toHaveLength(1);
  });

  it.each(['stopped', 'forgotten'])('asks for the name again of an address that was %s', async (how) => {
    stubWebSocket();
    const shop = await startAgent({ service: 'shop' });
    const locator = createLocator(probe, createGate(6), [shop.url]);
    await locator.scan();
    await shop.stop();
    if (how === 'forgotten') locator.forget(shop.url);
    else {
      passTime(1000);
      expect(await locator.scan()).toEqual([]);
    }
    await startAgent({ service: 'worker', port: shop.port });
    passTime(2000);
    expect(await locator.scan()).toEqual([{ url: shop.url, service: 'worker' }]);
  });

  it('waits for its turn to connect', async () => {
    const opened = stubWebSocket();
    const agent = await startAgent();
    const gate = createGate(1);
    const leave = await gate.enter(() => false, new AbortController().signal);
    const asked = vi.fn<Probe>(probe);
    const scan = createLocator(asked, gate, [agent.url]).scan();
    await asked.mock.results[0]?.value;
    await new Promise(setImmediate);
    expect(opened).toEqual([]);
    leave();
    expect(await scan).toHaveLength(1);
  });

  it('looks at the ports that agents choose by themselves unless told otherwise', async () => {
    const asked = vi.fn<Probe>(async () => 'refused');
    expect(await createLocator(asked, createGate(6)).scan()).toEqual([]);
    const ports = asked.mock.calls.map(([url]) => Number(new URL(url).port));
    expect(ports).toEqual(Array.from({ length: PORT_COUNT }, (_, index) => FIRST_PORT + index));
  });
});
