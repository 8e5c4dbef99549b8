import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { MAX_CLIENT_MESSAGE_BYTES } from '../../../shared/limits.ts';
import type { ServerMessage } from '../../../shared/messages.ts';
import type { TestClient } from '../testing/test-client.ts';
import { serveEndpoint } from '../testing/test-endpoint.ts';
import { createCounter, createTestSampler, oneSeries, START_MS } from '../testing/test-sampler.ts';

/** 4 KB a sample. */
const wide = () => ({ charts: Array.from({ length: 500 }, (_, index) => oneSeries(`s${index}`)), read() {} });

function labels(client: TestClient): string[] {
  return client.messages.flatMap((message) =>
    message.type === 'events' ? message.events.flatMap((event) => (event.kind === 'mark' ? [event.label] : [])) : [],
  );
}

/** Half a megabyte a schema. */
const wordy = () => ({
  charts: Array.from({ length: 450 }, (_, index) => ({ ...oneSeries(`s${index}`), help: 'x'.repeat(1000) })),
  read() {},
});

async function open(client: TestClient): Promise<void> {
  await vi.waitFor(() => expect(client.frames.at(-1)).toMatchObject({ history: true, last: true }));
}

describe('what a client is sent', () => {
  it('is hello, the history with its last frame flagged, its events, then live', async () => {
    const { connect, sampler, tick } = await serveEndpoint();
    tick();
    sampler.emit({ kind: 'mark', at: sampler.now(), label: 'before' });
    const client = connect();
    await vi.waitFor(() => expect(labels(client)).toEqual(['before']));
    tick();
    await vi.waitFor(() => expect(client.frames).toHaveLength(2));
    const order = client.received.map((item) => ('type' in item ? item.type : item.history ? 'history' : 'live'));
    expect(order).toEqual(['hello', 'history', 'events', 'live']);
    expect(client.frames.map((frame) => frame.last)).toEqual([true, false]);
  });

  it('has no gap and nothing twice, whatever happens while the history is sent', async () => {
    const { connect, sampler, tick } = await serveEndpoint({}, createTestSampler({ wide }, { historySeconds: 2000 }));
    // 6.6 MB, more than the kernel takes from a client that does not read.
    for (let count = 0; count < 1600; count++) tick();
    const client = connect();
    client.socket.once('open', () => client.socket.pause());
    await vi.waitFor(() => expect(client.socket.isPaused).toBe(true));
    let marks = 0;
    const go = async (): Promise<void> => {
      tick();
      sampler.emit({ kind: 'mark', at: sampler.now(), label: `m${marks++}` });
      await nextTurn();
    };
    while (marks < 20) await go();
    client.socket.resume();
    while (!client.frames.some((frame) => frame.last)) await go();
    for (const end = marks + 20; marks < end; ) await go();
    const end = sampler.now();
    await vi.waitFor(() => expect(client.times().at(-1)).toBe(end));
    const samples = (end - START_MS) / 1000 + 1;
    expect(client.times()).toEqual(Array.from({ length: samples }, (_, index) => START_MS + index * 1000));
    await vi.waitFor(() => expect(labels(client)).toHaveLength(marks));
    expect(new Set(labels(client)).size).toBe(marks);
    expect(client.frames.filter((frame) => frame.last)).toHaveLength(1);
  });

  it('goes on from the new end of the history where the clock goes back while it is sent', async () => {
    const { connect, tick, jump } = await serveEndpoint({}, createTestSampler({ wide }, { historySeconds: 2000 }));
    for (let count = 0; count < 1600; count++) tick();
    const client = connect();
    client.socket.once('open', () => client.socket.pause());
    await vi.waitFor(() => expect(client.socket.isPaused).toBe(true));
    jump(-1_590_000);
    for (let count = 0; count < 5; count++) tick();
    client.socket.resume();
    await vi.waitFor(() => expect(client.frames.some((frame) => frame.last)).toBe(true));
    expect(client.messages.at(-1)).toEqual({ type: 'clock', epoch: 1 });
    expect(client.times().slice(-5)).toEqual([11, 12, 13, 14, 15].map((second) => START_MS + second * 1000));
  });

  it('may be a hello or a schema of more than a megabyte, which is no backlog', async () => {
    const text = '漢'.repeat(1000);
    const describe = (id: string) => ({ ...oneSeries(id), title: text, help: text, series: [{ id, label: text }] });
    const vast = () => ({ charts: Array.from({ length: 500 }, (_, index) => describe(`s${index}`)), read() {} });
    const { connect, sampler, tick } = await serveEndpoint({}, createTestSampler({ vast }));
    const client = connect();
    await vi.waitFor(() => expect(client.messages).toHaveLength(1));
    await open(client);
    sampler.add({ charts: [oneSeries('extra')], read() {} });
    tick();
    tick();
    await vi.waitFor(() => expect(client.frames).toHaveLength(3));
    expect(client.messages.map(({ type }) => type)).toEqual(['hello', 'schema']);
  });

  it('fills the gap after a reconnect', async () => {
    const { connect, tick } = await serveEndpoint();
    const first = connect();
    await open(first);
    tick();
    await vi.waitFor(() => expect(first.times()).toHaveLength(2));
    first.close();
    await first.ended;
    for (let count = 0; count < 3; count++) tick();
    const second = connect();
    await open(second);
    const newest = first.times().at(-1) ?? 0;
    const gap = second.times().filter((time) => time > newest);
    expect(gap.map((time) => time - START_MS)).toEqual([2000, 3000, 4000]);
  });

  it('tells of a change of charts before the first frame that uses it', async () => {
    const { connect, sampler, tick } = await serveEndpoint();
    const client = connect();
    await open(client);
    const remove = sampler.add({ charts: [oneSeries('extra')], read: (values) => values.fill(7) });
    tick();
    await vi.waitFor(() => expect(client.frames).toHaveLength(2));
    remove();
    tick();
    await vi.waitFor(() => expect(client.frames).toHaveLength(3));
    let columns: string[] = [];
    let schema = 0;
    for (const item of client.received) {
      if ('type' in item) {
        if (item.type === 'hello' || item.type === 'schema') ({ columns, schema } = item);
      } else {
        expect([item.schema, item.columns]).toEqual([schema, columns.length]);
      }
    }
    expect(client.frames.map((frame) => frame.columns)).toEqual([1, 2, 1]);
    const late = connect();
    await open(late);
    expect(late.frames[0]).toMatchObject({ columns: 1, rows: 3 });
  });

  it('answers a clock probe by the agent’s clock, and a lookup with what is known', async () => {
    const { connect, sampler } = await serveEndpoint();
    const client = connect();
    await open(client);
    client.socket.send(JSON.stringify({ type: 'clock', sent: 123.5 }));
    client.socket.send(JSON.stringify({ type: 'lookup', numbers: [1, 2] }));
    await vi.waitFor(() => expect(client.messages).toHaveLength(3));
    const now = sampler.now();
    expect(client.messages.slice(1)).toEqual<ServerMessage[]>([
      { type: 'clock', epoch: 0, probe: { sent: 123.5, received: now, answered: now } },
      { type: 'requests', requests: [] },
    ]);
  });
});

describe('a client that', () => {
  it.each<[string, (client: TestClient) => void, object]>([
    ['sends no JSON', ({ socket }) => socket.send('garbage'), { code: 4400, reason: 'A message is not valid JSON.' }],
    [
      'sends what nobody knows',
      ({ socket }) => socket.send('{"type":"eval"}'),
      { code: 4400, reason: expect.stringContaining('"eval"') },
    ],
    ['sends prototype keys', ({ socket }) => socket.send('{"__proto__":{"type":"clock","sent":1}}'), { code: 4400 }],
    ['sends many bytes of reason', ({ socket }) => socket.send(`{"type":"${'é'.repeat(500)}"}`), { code: 4400 }],
    [
      'sends binary',
      ({ socket }) => socket.send(Buffer.from('{"type":"clock","sent":1}')),
      { code: 4400, reason: 'A client sends text; this message is binary.' },
    ],
    ['sends too much at once', ({ socket }) => socket.send('x'.repeat(MAX_CLIENT_MESSAGE_BYTES + 1)), { code: 1009 }],
    [
      'floods',
      ({ socket }) => {
        for (let count = 0; count < 100; count++) socket.send('{"type":"clock","sent":1}');
      },
      { code: 4400, reason: 'The client sent more than 20 messages in a second.' },
    ],
  ])('%s is closed with its code, and the others do not notice', async (_, misbehave, ended) => {
    const { connect, tick } = await serveEndpoint();
    const other = connect();
    const client = connect();
    await Promise.all([open(other), open(client)]);
    misbehave(client);
    expect(await client.ended).toMatchObject(ended);
    tick();
    await vi.waitFor(() => expect(other.frames).toHaveLength(2));
    expect(client.messages.filter((message) => message.type === 'clock').length).toBeLessThanOrEqual(20);
  });

  it('breaks a WebSocket frame is cut, and the host does not notice', async () => {
    const { connect, tick } = await serveEndpoint();
    const other = connect();
    const client = connect();
    await Promise.all([open(other), open(client)]);
    const stream: unknown = Reflect.get(client.socket, '_socket');
    expect(stream).toHaveProperty('write');
    if (typeof stream === 'object' && stream !== null && 'write' in stream && typeof stream.write === 'function') {
      stream.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    }
    await client.ended;
    tick();
    await vi.waitFor(() => expect(other.frames).toHaveLength(2));
  });

  it('stalls is closed with 4408 once it is too far behind, and the others get everything', async () => {
    const { connect, sampler, tick } = await serveEndpoint({}, createTestSampler({ wordy }));
    const stalled = connect();
    const other = connect();
    await Promise.all([open(stalled), open(other)]);
    stalled.socket.pause();
    const changes = 30;
    for (let count = 1; count <= changes; count++) {
      sampler.add({ charts: [oneSeries(`extra${count}`)], read() {} });
      tick();
      await vi.waitFor(() => expect(other.frames).toHaveLength(1 + count), { interval: 1 });
    }
    stalled.socket.resume();
    expect(await stalled.ended).toEqual({ code: 4408, reason: 'The client is too far behind.' });
    expect(stalled.messages.length).toBeLessThan(changes);
    expect(other.messages).toHaveLength(1 + changes);
  });

  it('vanishes is found by the heartbeat, and one that answers is kept', async () => {
    const watch = vi.fn();
    const collectors = { counter: createCounter(), gear: () => ({ charts: [], read() {}, watch }) };
    const { connect, tick } = await serveEndpoint({ heartbeatMs: 100, maxClients: 2 }, createTestSampler(collectors));
    const healthy = connect();
    const vanished = connect();
    await Promise.all([open(healthy), open(vanished)]);
    vanished.socket.pause();
    // Its place is free only once it has been found.
    const next = await vi.waitFor(async () => {
      const client = connect();
      await Promise.race([open(client), client.ended]);
      expect(client.messages).toHaveLength(1);
      return client;
    });
    tick();
    await vi.waitFor(() => expect([healthy.frames.length, next.frames.length]).toEqual([2, 2]));
    expect(watch.mock.calls).toEqual([[true]]);
  });
});
