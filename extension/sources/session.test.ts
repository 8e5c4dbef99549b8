import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeFrame } from '../../shared/frame.ts';
import { CLOSE, MAX_SERVER_MESSAGE_BYTES, SUBPROTOCOL } from '../../shared/limits.ts';
import { tokenSubprotocol } from '../../shared/token.ts';
import { type FakeAgent, type FakeAgentOptions, startAgent } from '../testing/fake-agent.ts';
import { chartOf, frameOf, gcAt, helloOf, markAt } from '../testing/fixtures.ts';
import { startWebServer } from '../testing/servers.ts';
import { stubWebSocket } from '../testing/web-socket.ts';
import { openSession, type SessionEnd, type SessionHandlers } from './session.ts';

function handlers() {
  return {
    hello: vi.fn<SessionHandlers['hello']>(),
    schema: vi.fn<SessionHandlers['schema']>(),
    frame: vi.fn<SessionHandlers['frame']>(),
    events: vi.fn<SessionHandlers['events']>(),
    epoch: vi.fn<SessionHandlers['epoch']>(),
    probed: vi.fn<NonNullable<SessionHandlers['probed']>>(),
    requests: vi.fn<NonNullable<SessionHandlers['requests']>>(),
    ended: vi.fn<SessionHandlers['ended']>(),
  };
}

async function openTo(url: string, token?: string) {
  stubWebSocket();
  const heard = handlers();
  const session = openSession(url, token, heard);
  const ended = async (): Promise<SessionEnd | undefined> => {
    await vi.waitFor(() => expect(heard.ended).toHaveBeenCalled());
    expect(heard.ended).toHaveBeenCalledOnce();
    return heard.ended.mock.lastCall?.[0];
  };
  return { ...heard, ...session, closed: ended };
}

/** A session that has heard its `hello`. */
async function openSessionTo(options: FakeAgentOptions = {}) {
  const agent = await startAgent(options);
  const session = await openTo(agent.url);
  await vi.waitFor(() => expect(session.hello).toHaveBeenCalled());
  return { agent, ...session };
}

describe('openSession', () => {
  it('delivers what the agent sends, in its order', async () => {
    const { agent, hello, schema, frame, events, epoch } = await openSessionTo({ columns: ['used', 'total'] });
    expect(hello).toHaveBeenCalledExactlyOnceWith(helloOf({ columns: ['used', 'total'] }));

    agent.sendFrame(frameOf([[1000, 1, 2]]));
    agent.send({ type: 'events', events: [gcAt(1000), markAt(1001, '<b>cache</b>')] });
    agent.send({ type: 'clock', epoch: 3 });
    agent.send({ type: 'schema', schema: 2, charts: [chartOf(['used'])], columns: ['used'] });
    agent.sendFrame(frameOf([[2000, 5]], { schema: 2 }));
    await vi.waitFor(() => expect(frame).toHaveBeenCalledTimes(2));

    expect([...(frame.mock.calls[0]?.[0].values ?? [])]).toEqual([1000, 1, 2]);
    expect([...(frame.mock.calls[1]?.[0].values ?? [])]).toEqual([2000, 5]);
    expect(events).toHaveBeenCalledExactlyOnceWith([gcAt(1000), markAt(1001, '<b>cache</b>')]);
    expect(epoch).toHaveBeenCalledExactlyOnceWith(3);
    expect(schema.mock.lastCall?.[0]).toMatchObject({ schema: 2, columns: ['used'] });
  });

  it('takes the answer to a clock probe for no new epoch', async () => {
    const { agent, frame, epoch } = await openSessionTo();
    agent.send({ type: 'clock', epoch: 0, probe: { sent: 1, received: 2, answered: 3 } });
    agent.sendFrame(frameOf([[1000, 1]]));
    await vi.waitFor(() => expect(frame).toHaveBeenCalled());
    expect(epoch).not.toHaveBeenCalled();
  });

  it('offers a token as a second subprotocol, and none where there is none', async () => {
    const agent = await startAgent();
    const withToken = await openTo(agent.url, 'secret');
    await vi.waitFor(() => expect(withToken.hello).toHaveBeenCalled());
    const without = await openTo(agent.url);
    await vi.waitFor(() => expect(without.hello).toHaveBeenCalled());
    expect(agent.visits.map(({ protocols }) => protocols)).toEqual([
      [SUBPROTOCOL, tokenSubprotocol('secret')],
      [SUBPROTOCOL],
    ]);
  });

  it('hands on what was asked for: how the clock stands, and requests', async () => {
    const { agent, send, probed, requests, epoch } = await openSessionTo();
    const asked = agent.nextMessages(2);
    send({ type: 'clock', sent: 5 });
    send({ type: 'lookup', numbers: [7] });
    expect(await asked).toEqual(['{"type":"clock","sent":5}', '{"type":"lookup","numbers":[7]}']);
    agent.send({ type: 'clock', epoch: 0, probe: { sent: 5, received: 6, answered: 7 } });
    const record = { number: 7, startedAt: 1, endedAt: 2, status: 200, bytes: 10, inFlight: 1 };
    agent.send({ type: 'requests', requests: [record] });
    await vi.waitFor(() => expect(requests).toHaveBeenCalledExactlyOnceWith([record]));
    expect(probed).toHaveBeenCalledExactlyOnceWith({ sent: 5, received: 6, answered: 7 });
    expect(epoch).not.toHaveBeenCalled();
  });

  it('sends nothing before hello, and nothing once it is closed', async () => {
    const agent = await startAgent({ greets: false });
    const { send, close } = await openTo(agent.url);
    send({ type: 'clock', sent: 5 });
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    send({ type: 'clock', sent: 6 });
    close();
    expect(() => send({ type: 'clock', sent: 7 })).not.toThrow();
    await vi.waitFor(() => expect(agent.clients).toBe(0));
    expect(agent.heard).toEqual([]);
  });

  it('calls nobody any more once it is closed, and closes the socket', async () => {
    const { agent, close, frame, ended } = await openSessionTo();
    close();
    agent.sendFrame(frameOf([[1000, 1]]));
    await vi.waitFor(() => expect(agent.clients).toBe(0));
    expect(frame).not.toHaveBeenCalled();
    expect(ended).not.toHaveBeenCalled();
  });
});

describe('the end of a session', () => {
  it.each([
    [CLOSE.token, 'token', 'needs a token'],
    [CLOSE.host, 'host', 'The host is refused.'],
    [CLOSE.version, 'version', 'The host is refused.'],
    [CLOSE.tooManyClients, 'full', 'as many clients as it accepts'],
    [CLOSE.protocol, 'protocol', 'refused what this panel sent: The host is refused.'],
    [CLOSE.tooFarBehind, 'closed', 'fell too far behind'],
    [1001, 'foreign', 'it is not a Procscope agent'],
  ])('by close code %i before a hello is %s', async (code, fault, reason) => {
    const agent = await startAgent({ greets: false });
    const session = await openTo(agent.url);
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    agent.close(code, 'The host is refused.');
    expect(await session.closed()).toEqual({ fault, reason: expect.stringContaining(reason), opened: false });
  });

  it('by code 4401 tells a wrong token from a missing one', async () => {
    const agent = await startAgent({ greets: false });
    const session = await openTo(agent.url, 'wrong');
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    agent.close(CLOSE.token);
    expect((await session.closed())?.reason).toContain('does not accept the saved token');
  });

  it.each([
    [CLOSE.host, 'does not accept connections under this host name.'],
    [CLOSE.version, 'speaks another version of the protocol.'],
  ])('by close code %i without a reason has a sentence all the same', async (code, reason) => {
    const agent = await startAgent({ greets: false });
    const session = await openTo(agent.url);
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    agent.close(code);
    expect((await session.closed())?.reason).toContain(reason);
  });

  it.each([
    ['a close', (agent: FakeAgent) => agent.close(1001)],
    ['the death of the process', (agent: FakeAgent) => void agent.stop()],
  ])('by %s after hello is a lost connection', async (_, act) => {
    const { agent, closed } = await openSessionTo();
    act(agent);
    expect(await closed()).toEqual({ fault: 'closed', reason: expect.stringMatching(/ended\.$/), opened: true });
  });

  it('at a server that knows no WebSocket is a foreign one', async () => {
    const { closed } = await openTo(await startWebServer());
    expect(await closed()).toMatchObject({ fault: 'foreign', opened: false });
  });

  it('for another version of the protocol asks for an update', async () => {
    const agent = await startAgent({ greets: false });
    const { closed, hello } = await openTo(agent.url);
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    agent.sendText(JSON.stringify({ ...helloOf(), version: 2 }));
    expect(await closed()).toMatchObject({
      fault: 'version',
      reason: expect.stringContaining('version 2'),
      opened: false,
    });
    expect(hello).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(agent.clients).toBe(0));
  });

  it.each<[string, string, (agent: FakeAgent) => void]>([
    ['text that is not JSON', 'not valid JSON', (agent) => agent.sendText('{"type":')],
    ['an unknown type', '"wat"', (agent) => agent.sendText('{"type":"wat"}')],
    ['no type but an inherited one', 'type', (agent) => agent.sendText('{"__proto__":{"type":"clock","epoch":1}}')],
    ['a second hello', 'second "hello"', (agent) => agent.send(helloOf())],
    ['10 MB of text', `larger than ${MAX_SERVER_MESSAGE_BYTES}`, (agent) => agent.sendText('x'.repeat(10_000_000))],
    ['a frame of another schema', 'schema 9', (agent) => agent.sendFrame(frameOf([[1, 2]], { schema: 9 }))],
    ['a frame of other columns', '2 columns', (agent) => agent.sendFrame(frameOf([[1, 2, 3]]))],
    ['a frame that is cut', 'bytes', (agent) => agent.sendBytes(encodeFrame(frameOf([[1, 2]])).subarray(0, 20))],
    ['a frame without a time', 'no time', (agent) => agent.sendFrame(frameOf([[Number.NaN, 2]]))],
    [
      'a frame whose times go back',
      'not later',
      (agent) =>
        agent.sendFrame(
          frameOf([
            [2, 0],
            [1, 0],
          ]),
        ),
    ],
  ])('by %s is malformed data', async (_, reason, act) => {
    const { agent, closed, frame, events, epoch } = await openSessionTo();
    act(agent);
    expect(await closed()).toEqual({ fault: 'protocol', reason: expect.stringContaining(reason), opened: true });
    for (const handler of [frame, events, epoch]) expect(handler).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(agent.clients).toBe(0));
  });

  it.each<[string, (agent: FakeAgent) => void]>([
    ['a frame', (agent) => agent.sendFrame(frameOf([[1, 2]]))],
    ['events', (agent) => agent.send({ type: 'events', events: [] })],
  ])('by %s before hello is malformed data', async (_, act) => {
    const agent = await startAgent({ greets: false });
    const { closed } = await openTo(agent.url);
    await vi.waitFor(() => expect(agent.clients).toBe(1));
    act(agent);
    expect(await closed()).toEqual({
      fault: 'protocol',
      reason: expect.stringContaining('instead of "hello"'),
      opened: false,
    });
  });

  it('tells the agent why in a close frame, cut to its size', async () => {
    const { agent, closed } = await openSessionTo();
    const told = agent.nextClose();
    agent.sendText(`{"type":"${'ä'.repeat(500)}"}`);
    await closed();
    const { code, reason } = await told;
    expect(code).toBe(CLOSE.protocol);
    expect(reason).not.toBe('');
  });
});

describe('a handshake', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** A socket that neither opens nor fails. */
  class SilentWebSocket {
    static closed = 0;
    onmessage: ((event: { data: unknown }) => void) | undefined;
    close() {
      SilentWebSocket.closed++;
    }
    constructor() {
      sockets.push(this);
    }
  }
  const sockets: SilentWebSocket[] = [];

  function openSilently() {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', SilentWebSocket);
    SilentWebSocket.closed = 0;
    sockets.length = 0;
    const heard = handlers();
    return { ...heard, ...openSession('ws://127.0.0.1:7575/debug/procscope', undefined, heard) };
  }

  it('that never says hello ends after three seconds', () => {
    const { ended } = openSilently();
    vi.advanceTimersByTime(2900);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(ended).toHaveBeenCalledExactlyOnceWith({
      fault: 'unanswered',
      reason: '127.0.0.1:7575 answers requests, but leaves the WebSocket waiting.',
      opened: false,
    });
    expect(SilentWebSocket.closed).toBe(1);
  });

  it('that said hello in time goes on', () => {
    const { ended, hello } = openSilently();
    sockets[0]?.onmessage?.({ data: JSON.stringify(helloOf()) });
    vi.advanceTimersByTime(60_000);
    expect(hello).toHaveBeenCalledOnce();
    expect(ended).not.toHaveBeenCalled();
  });

  it('that is given up has no end', () => {
    const { ended, close } = openSilently();
    close();
    expect(SilentWebSocket.closed).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(ended).not.toHaveBeenCalled();
  });
});
