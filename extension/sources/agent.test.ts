import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CLOSE, SUBPROTOCOL } from '../../shared/limits.ts';
import { createService } from '../models/service.ts';
import { startAgent } from '../testing/fake-agent.ts';
import { frameOf, gcAt } from '../testing/fixtures.ts';
import { deadUrl, holdDeadPort, startMute, startWebServer } from '../testing/servers.ts';
import { stubWebSocket } from '../testing/web-socket.ts';
import { type AgentSourceOptions, type AgentTarget, createAgentSource, type Network } from './agent.ts';
import { retryDelayMs } from './backoff.ts';
import { createGate } from './gate.ts';
import { createLocator } from './locator.ts';
import { type Probe, probe } from './probe.ts';
import type { SourceSink, SourceStatus } from './source.ts';
import { createWallClock } from './wall-clock.ts';

// Each wait below ends by itself; this is only for a machine that is very busy.
vi.setConfig({ testTimeout: 20_000 });

/** What the sources of one panel share; `urls` are the addresses on which a lost service is looked for. */
function networkOf(urls: readonly string[] = [], limit = 6): Network {
  const gate = createGate(limit);
  return { probe, gate, locator: createLocator(probe, gate, urls), clock: createWallClock() };
}

/** Opens a source until the test is over and keeps what it says. */
function open(target: AgentTarget, network: Network, options: Partial<AgentSourceOptions> = {}) {
  const statuses: SourceStatus[] = [];
  const found = vi.fn<AgentSourceOptions['found']>();
  const sink = {
    status: (status: SourceStatus) => void statuses.push(status),
    described: vi.fn<SourceSink['described']>(),
    schema: vi.fn<SourceSink['schema']>(),
    frame: vi.fn<SourceSink['frame']>(),
    events: vi.fn<SourceSink['events']>(),
    epoch: vi.fn<SourceSink['epoch']>(),
    moments: vi.fn<SourceSink['moments']>(),
    clock: vi.fn<NonNullable<SourceSink['clock']>>(),
    requests: vi.fn<NonNullable<SourceSink['requests']>>(),
  };
  const source = createAgentSource({
    network,
    target: () => target,
    isUrgent: () => false,
    isTaken: () => false,
    found,
    ...options,
  });
  const close = source.open(sink);
  onTestFinished(close);
  const downs = () => statuses.filter((status) => status.state === 'down');
  return {
    source,
    sink,
    statuses,
    found,
    close,
    downs,
    becomesLive: () => vi.waitFor(() => expect(statuses.at(-1)).toEqual({ state: 'live' }), 5000),
    /** The status after so many tries that failed. */
    isDown: (times = 1) =>
      vi.waitFor(() => {
        expect(downs().length).toBeGreaterThanOrEqual(times);
        return downs()[times - 1];
      }, 5000),
  };
}

describe('an agent source', () => {
  it('connects, says who it is, and delivers', async () => {
    stubWebSocket();
    const agent = await startAgent({ service: 'shop', history: [[1000, 1]] });
    const { statuses, found, sink, becomesLive } = open({ url: agent.url }, networkOf());
    await becomesLive();
    expect(statuses).toEqual([{ state: 'connecting' }, { state: 'live' }]);
    expect(found).toHaveBeenCalledExactlyOnceWith(agent.url, 'shop');
    expect(sink.described.mock.lastCall?.[0]).toMatchObject({ service: { name: 'shop' }, columns: ['used'] });
    agent.send({ type: 'events', events: [gcAt(1500)] });
    agent.send({ type: 'clock', epoch: 1 });
    agent.sendFrame(frameOf([[2000, 2]]));
    await vi.waitFor(() => expect(sink.frame).toHaveBeenCalledTimes(2));
    expect(sink.events).toHaveBeenCalledExactlyOnceWith([gcAt(1500)]);
    expect(sink.epoch).toHaveBeenCalledExactlyOnceWith(1);
  });

  it('says nothing more once it is closed, and leaves the agent', async () => {
    stubWebSocket();
    const agent = await startAgent();
    const { statuses, close, becomesLive } = open({ url: agent.url }, networkOf());
    await becomesLive();
    const before = statuses.length;
    close();
    await vi.waitFor(() => expect(agent.clients).toBe(0));
    await agent.stop();
    expect(statuses).toHaveLength(before);
  });

  it.each(['before', 'just as'])('opens no WebSocket when it is closed %s its turn to connect comes', async (when) => {
    const opened = stubWebSocket();
    const agent = await startAgent();
    const network = networkOf([], 1);
    const asked = vi.fn<Probe>(probe);
    const leave = await network.gate.enter(() => false, new AbortController().signal);
    const { close } = open({ url: agent.url }, { ...network, probe: asked });
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await asked.mock.results[0]?.value;
    await new Promise(setImmediate);
    if (when === 'before') close();
    leave();
    close();
    // Whoever comes next has the place, so the one that was closed has given its turn up.
    (await network.gate.enter(() => false, new AbortController().signal))();
    expect(opened).toEqual([]);
  });
});

describe('before it connects', () => {
  it('asks whether anything answers, and opens no WebSocket where nothing does', async () => {
    const opened = stubWebSocket();
    const [dead, mute] = [await deadUrl(), await startMute()];
    const refused = open({ url: dead }, networkOf());
    const stopped = open({ url: mute.url }, networkOf());
    expect(await refused.isDown(3)).toMatchObject({ fault: 'unreachable', reason: expect.stringContaining('Nothing') });
    expect(await stopped.isDown()).toMatchObject({ fault: 'unresponsive' });
    expect(opened).toEqual([]);
  });

  it('asks again when the answer has grown old while it waited for its turn', async () => {
    const opened = stubWebSocket();
    const agent = await startAgent();
    const network = networkOf([], 1);
    const leave = await network.gate.enter(() => false, new AbortController().signal);
    const asked = vi.fn<Probe>(probe);
    const { isDown } = open({ url: agent.url }, { ...network, probe: asked });
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await asked.mock.results[0]?.value;
    await agent.stop();
    const { now } = performance;
    const later = vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 10_000);
    onTestFinished(() => later.mockRestore());
    leave();
    expect(await isDown()).toMatchObject({ fault: 'unreachable' });
    expect(opened).toEqual([]);
  });

  it('leaves the places to those that can connect: dead and stopped services delay nobody', async () => {
    const opened = stubWebSocket();
    const network = networkOf([], 1);
    const mute = await startMute();
    const dead = await Promise.all(Array.from({ length: 30 }, deadUrl));
    const stopped = open({ url: mute.url }, network);
    for (const url of dead) open({ url }, network);
    await vi.waitFor(() => expect(mute.connections).toBe(1));
    const agent = await startAgent();
    const live = open({ url: agent.url }, network);
    await live.becomesLive();
    expect(stopped.statuses).toEqual([{ state: 'connecting' }]);
    expect(opened).toEqual([agent.url]);
  });

  it('shakes at most six hands at once, the service on screen first', async () => {
    stubWebSocket();
    const agent = await startAgent({ greets: false });
    const network = networkOf();
    const sources = Array.from({ length: 9 }, (_, index) =>
      open({ url: `${agent.url}?source=${index}` }, network, { isUrgent: () => index === 8 }),
    );
    await vi.waitFor(() => expect(agent.clients).toBe(6));
    agent.greet();
    await vi.waitFor(() => expect(agent.visits).toHaveLength(7));
    expect(agent.visits[6]?.path).toMatch(/source=8$/);
    for (let greeted = 1; greeted < 9; greeted++) {
      agent.greet();
      await vi.waitFor(() => expect(agent.visits.length).toBe(Math.min(7 + greeted, 9)));
    }
    await Promise.all(sources.map((source) => source.becomesLive()));
    expect(agent.mostWaiting).toBe(6);
  });
});

describe('when it fails', () => {
  it('finds how the clock of the service stands, and hands on what it says of requests', async () => {
    stubWebSocket();
    const agent = await startAgent();
    const { source, sink, becomesLive } = open({ url: agent.url }, networkOf());
    const asked = agent.nextMessages(1);
    await becomesLive();
    const { type, sent } = JSON.parse((await asked)[0] ?? '');
    expect(type).toBe('clock');
    const [received, answered] = [sent + 3_600_000, sent + 3_600_000];
    agent.send({ type: 'clock', epoch: 0, probe: { sent, received, answered } });
    await vi.waitFor(() => expect(sink.clock).toHaveBeenCalled());
    const { offsetMs, uncertaintyMs } = sink.clock.mock.lastCall?.[0] ?? { offsetMs: 0, uncertaintyMs: 0 };
    expect(Math.abs(offsetMs - 3_600_000)).toBeLessThanOrEqual(uncertaintyMs + 0.001);

    source.ask?.([7, 8]);
    await vi.waitFor(() => expect(agent.heard).toContain('{"type":"lookup","numbers":[7,8]}'));
    const record = { number: 7, startedAt: 1, endedAt: 2, status: 200, bytes: 10, inFlight: 1 };
    agent.send({ type: 'requests', requests: [record] });
    await vi.waitFor(() => expect(sink.requests).toHaveBeenCalledExactlyOnceWith([record]));
  });

  it('tells when it tries again, and takes the service up when it comes', async () => {
    stubWebSocket();
    const { url, port, release } = await holdDeadPort();
    const { isDown, becomesLive, found } = open({ url }, networkOf());
    const before = Date.now();
    const status = await isDown();
    expect(status?.retryAt).toBeGreaterThan(before);
    await release();
    await startAgent({ port });
    await becomesLive();
    expect(found).toHaveBeenCalledExactlyOnceWith(url, 'shop');
  });

  it('tries at once when asked, with what was learned since', async () => {
    stubWebSocket();
    const agent = await startAgent({ token: 'secret' });
    let target: AgentTarget = { url: agent.url };
    const { source, statuses, isDown, downs } = open(target, networkOf(), { target: () => target });
    expect(await isDown()).toMatchObject({ fault: 'token' });
    target = { url: agent.url, token: 'secret' };
    source.retry();
    await vi.waitFor(() => expect(statuses.at(-1)).toEqual({ state: 'live' }));
    expect(statuses.map(({ state }) => state)).toEqual(['connecting', 'down', 'connecting', 'live']);
    expect(downs()).toHaveLength(1);
  });

  it.each(['token', 'foreign', 'protocol'])(
    'comes to wait longer while the fault is of the kind "%s" than it would for a service that is down',
    async (fault) => {
      stubWebSocket();
      const agent = await startAgent(fault === 'token' ? { token: 'secret' } : {});
      const url = fault === 'foreign' ? await startWebServer() : agent.url;
      const { source, isDown, becomesLive } = open({ url }, networkOf());
      const longestForOneThatIsDown = retryDelayMs(100, 'down', () => 0);
      const failed = async (times: number) => {
        if (fault === 'protocol') {
          await becomesLive();
          agent.sendText('nonsense');
        }
        return isDown(times);
      };
      let status = await failed(1);
      for (let times = 2; times <= 8; times++) {
        source.retry();
        status = await failed(times);
      }
      expect(status).toMatchObject({ fault });
      expect((status?.retryAt ?? 0) - Date.now()).toBeGreaterThan(longestForOneThatIsDown);
    },
  );

  it('waits longer each time while connections end as soon as they are made', async () => {
    stubWebSocket();
    const agent = await startAgent();
    const { source, isDown, becomesLive } = open({ url: agent.url }, networkOf());
    const waits: number[] = [];
    for (let times = 1; times <= 6; times++) {
      await becomesLive();
      agent.close(CLOSE.tooFarBehind);
      waits.push(((await isDown(times))?.retryAt ?? 0) - Date.now());
      source.retry();
    }
    // The longest delay that jitter leaves of the first try is below the shortest of the sixth.
    expect(waits.at(-1)).toBeGreaterThan(retryDelayMs(1, 'down', () => 0));
  });

  it('fills the gap from the history when it is back, and nothing twice', async () => {
    stubWebSocket();
    const agent = await startAgent({
      history: [
        [1000, 1],
        [2000, 2],
      ],
    });
    const { target, isUrgent, isTaken, found } = {
      target: () => agent,
      isUrgent: () => true,
      isTaken: () => false,
      found() {},
    };
    const service = createService(createAgentSource({ network: networkOf(), target, isUrgent, isTaken, found }));
    onTestFinished(service.dispose);
    const times = () => [...service.samples.times()];
    await vi.waitFor(() => expect(times()).toEqual([1000, 2000]));
    agent.sendFrame(frameOf([[3000, 3]]));
    await vi.waitFor(() => expect(times()).toHaveLength(3));
    agent.history = [1000, 2000, 3000, 4000, 5000].map((time) => [time, time / 1000]);
    agent.close(1001);
    await vi.waitFor(() => expect(service.status.value.state).toBe('down'));
    expect(times()).toHaveLength(3);
    await vi.waitFor(() => expect(times()).toEqual([1000, 2000, 3000, 4000, 5000]), 5000);
    expect([...(service.samples.values('used') ?? [])]).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a connection that goes silent', () => {
  /** Connected, with the clock of silence in the test's hands. */
  async function connect(probe: Probe) {
    stubWebSocket();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const agent = await startAgent();
    const source = open({ url: agent.url }, { ...networkOf(), probe });
    await source.becomesLive();
    return { agent, ...source };
  }

  it('is shown as silent, and live again with the next sample', async () => {
    const { agent, statuses, becomesLive } = await connect(async () => 'answered');
    await vi.advanceTimersByTimeAsync(4000);
    expect(statuses.at(-1)).toMatchObject({ state: 'silent' });
    agent.sendFrame(frameOf([[1000, 1]]));
    await becomesLive();
    expect(agent.visits).toHaveLength(1);
  });

  it('is given up when its address answers all the same, and taken up anew', async () => {
    const { agent, isDown, becomesLive } = await connect(async () => 'answered');
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await isDown()).toMatchObject({ fault: 'closed', reason: expect.stringContaining('died') });
    await becomesLive();
    expect(agent.visits).toHaveLength(2);
  });

  it('is nobody’s concern once it is closed', async () => {
    const { statuses, close } = await connect(async () => 'answered');
    close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses.at(-1)).toEqual({ state: 'live' });
  });
});

describe('a service of this machine', () => {
  it('that has gone is no longer known by its address', async () => {
    stubWebSocket();
    const agent = await startAgent();
    const network = networkOf();
    const forget = vi.spyOn(network.locator, 'forget');
    const { becomesLive, isDown } = open({ url: agent.url }, network);
    await becomesLive();
    expect(forget).not.toHaveBeenCalled();
    await agent.stop();
    await isDown();
    expect(forget).toHaveBeenCalledExactlyOnceWith(agent.url);
  });

  it('that answers in the place of another is refused by name', async () => {
    stubWebSocket();
    const agent = await startAgent({ service: 'worker', history: [[1000, 1]] });
    const { isDown, found, sink } = open({ url: agent.url, service: 'shop' }, networkOf());
    expect(await isDown()).toMatchObject({ fault: 'other-service', reason: expect.stringMatching(/"worker".*"shop"/) });
    await vi.waitFor(() => expect(agent.clients).toBe(0));
    expect(found).not.toHaveBeenCalled();
    expect(sink.described).not.toHaveBeenCalled();
    expect(sink.frame).not.toHaveBeenCalled();
  });

  it('that occupies the address is not asked for its name at every try', async () => {
    stubWebSocket();
    const agent = await startAgent({ service: 'worker' });
    const { isDown } = open({ url: agent.url, service: 'shop' }, networkOf());
    await isDown(3);
    expect(agent.visits).toHaveLength(1);
  });

  it.each([
    ['gone', async () => deadUrl()],
    ['taken by another service', async () => (await startAgent({ service: 'worker', port: 0 })).url],
    ['taken by a web server', async () => startWebServer()],
  ])('is followed to another port, without its token, when its own is %s', async (_, place) => {
    stubWebSocket();
    const shop = await startAgent({ service: 'shop' });
    const other = await startAgent({ service: 'other' });
    const url = await place();
    const { becomesLive, found } = open({ url, token: 'secret', service: 'shop' }, networkOf([other.url, shop.url]));
    await becomesLive();
    expect(found).toHaveBeenCalledExactlyOnceWith(shop.url, 'shop');
    const offered = [...shop.visits, ...other.visits].flatMap(({ protocols }) => protocols);
    expect(new Set(offered)).toEqual(new Set([SUBPROTOCOL]));
  });

  it('is not looked for elsewhere before it has said its name', async () => {
    stubWebSocket();
    const shop = await startAgent();
    const { isDown } = open({ url: await deadUrl() }, networkOf([shop.url]));
    await isDown(2);
    expect(shop.visits).toEqual([]);
  });

  it('is not looked for elsewhere while it wants a token or does not answer', async () => {
    stubWebSocket();
    const [shop, locked, mute] = await Promise.all([startAgent(), startAgent({ token: 'secret' }), startMute()]);
    const wrong = open({ url: locked.url, token: 'wrong', service: 'shop' }, networkOf([shop.url]));
    const stopped = open({ url: mute.url, service: 'shop' }, networkOf([shop.url]));
    expect(await wrong.isDown()).toMatchObject({ fault: 'token' });
    expect(await stopped.isDown()).toMatchObject({ fault: 'unresponsive' });
    expect(shop.visits).toEqual([]);
  });

  it('is not followed to an address that another profile is connected to', async () => {
    stubWebSocket();
    const shop = await startAgent();
    const url = await deadUrl();
    const { isDown, found } = open({ url, service: 'shop' }, networkOf([shop.url]), {
      isTaken: (other) => other === shop.url,
    });
    expect(await isDown(2)).toMatchObject({ fault: 'unreachable' });
    expect(found).not.toHaveBeenCalled();
    // The visit was the search's.
    expect(shop.visits).toHaveLength(1);
  });

  it('is followed by one profile only when several look for it at once', async () => {
    stubWebSocket();
    const shop = await startAgent();
    const network = networkOf([shop.url]);
    let connected: string | undefined;
    const profiles = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const url = await deadUrl();
        return open({ url, service: 'shop' }, network, {
          isTaken: (other) => connected !== undefined && connected !== name && other === shop.url,
          found: () => {
            connected = name;
          },
        });
      }),
    );
    const states = () => profiles.map(({ statuses }) => statuses.at(-1)?.state).sort();
    await vi.waitFor(() => expect(states()).toEqual(['down', 'live']), 5000);
    expect(profiles.flatMap(({ downs }) => downs()).every(({ fault }) => fault === 'unreachable')).toBe(true);
    expect(profiles.flatMap(({ statuses }) => statuses).filter(({ state }) => state === 'live')).toHaveLength(1);
  });
});
