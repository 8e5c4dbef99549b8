import { gunzipSync } from 'node:zlib';
import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { chartOf, frameOf, gcAt, helloOf, markAt } from '../testing/fixtures.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { bytesOf, play } from '../testing/recordings.ts';
import type { Entry } from './entries.ts';
import { createPageRequests } from './page-requests.ts';
import { createRecorder } from './recorder.ts';
import { createService } from './service.ts';

/** A recorder of one service, which has said hello and given two samples. */
function startRecorder() {
  const fake = createFakeSource();
  const entry: Entry = {
    id: 'a',
    label: 'Shop',
    color: 0,
    service: createService(fake.source),
    profile: { id: 'a', name: 'Shop', url: 'ws://secret.host:7575/hidden/path', token: 'hush-hush', color: 0 },
  };
  const entries = signal<readonly Entry[]>([entry]);
  const page = createFakeNetwork();
  const requests = createPageRequests(page.network);
  const recorder = createRecorder(entries, requests, () => Date.UTC(2026, 10, 26, 12));
  onTestFinished(recorder.dispose);
  fake.sink.described(helloOf({ ports: [7580] }));
  fake.sink.frame(
    frameOf([
      [1000, 1],
      [2000, 2],
    ]),
  );
  return {
    entry,
    entries,
    recorder,
    page,
    requests,
    sink: fake.sink,
    rows: (...rows: number[][]) => fake.sink.frame(frameOf(rows)),
    /** Ends the recording and reads its file. */
    async result() {
      const file = await recorder.stop('a');
      if (!file) throw new Error('There is no recording.');
      return { ...(await play(await bytesOf(file.content))), name: file.name, bytes: await bytesOf(file.content) };
    },
  };
}

describe('createRecorder', () => {
  it('records from now on', async () => {
    const { recorder, entry, rows, result, sink } = startRecorder();
    sink.events([gcAt(1500)]);
    recorder.start(entry);
    rows([3000, 3]);
    sink.events([gcAt(3500)]);
    rows([4000, 4]);
    const { status, calls, rows: recorded, name } = await result();
    expect(status).toEqual({ state: 'recorded', about: { name: 'Shop', savedAt: Date.UTC(2026, 10, 26, 12) } });
    expect(recorded).toEqual([
      [3000, 3],
      [4000, 4],
    ]);
    expect(calls).toEqual(['described first', 'frame of 2', 'events 1']);
    expect(name).toMatch(/^Shop-2026-11-2\dT\d\d-00-00\.procscope$/);
    expect(recorder.running.value).toEqual([]);
  });

  it('says how much it has, and takes nothing after its end', async () => {
    const { recorder, entry, rows, result } = startRecorder();
    recorder.start(entry);
    for (let row = 0; row < 60; row++) rows([3000 + row, row]);
    expect(recorder.of('a')?.rows).toBe(60);
    const ended = result();
    rows([9000, 9]);
    expect((await ended).rows).toHaveLength(60);
    expect(recorder.of('a')).toBeUndefined();
  });

  it('writes events with the samples of their time, in its order, however many messages bring them', async () => {
    const { recorder, entry, rows, sink, result } = startRecorder();
    recorder.start(entry);
    for (let row = 0; row < 120; row++) {
      const at = 3000 + row * 1000;
      rows([at, row]);
      // A pause is told of later than what came after it.
      sink.events([markAt(at + 400, 'x')]);
      sink.events([gcAt(at + 300)]);
    }
    const { calls, bytes } = await result();
    // The sixtieth row of each block came before its events.
    expect(calls).toEqual(['described first', 'frame of 60', 'events 118', 'frame of 60', 'events 120', 'events 2']);
    const times = [...textOf(bytes).matchAll(/"at":(\d+)/g)].map(([, at]) => Number(at));
    expect(times).toHaveLength(240);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('holds back no more events than a message may have', async () => {
    const { recorder, entry, sink, result } = startRecorder();
    recorder.start(entry);
    for (let at = 3000; at < 6000; at++) sink.events([gcAt(at)]);
    expect((await result()).calls).toEqual(['described first', 'events 1024', 'events 1024', 'events 952']);
  });

  it('survives a reconnect, taking what was missed and nothing twice', async () => {
    const { recorder, entry, rows, result, sink } = startRecorder();
    recorder.start(entry);
    rows([3000, 3]);
    sink.events([gcAt(2500), markAt(2500, 'a')]);
    sink.status({ state: 'down', fault: 'closed', reason: 'It ended.', retryAt: 0 });
    sink.described(helloOf());
    rows([1000, 1], [2000, 2], [3000, 3], [4000, 4]);
    sink.events([gcAt(1500), gcAt(2500), markAt(2500, 'a'), gcAt(3500)]);
    const { rows: recorded, bytes } = await result();
    expect(recorded).toEqual([
      [3000, 3],
      [4000, 4],
    ]);
    expect(textOf(bytes).split('"kind":"gc"')).toHaveLength(3);
  });

  it('survives a restart and a change of charts', async () => {
    const { recorder, entry, rows, result, sink } = startRecorder();
    recorder.start(entry);
    rows([3000, 3]);
    sink.described(helloOf({ instance: 'second', pid: 8, startedAt: 3500 }));
    rows([4000, 4]);
    sink.schema({ schema: 2, charts: [chartOf(['used', 'more'])], columns: ['used', 'more'] });
    sink.frame(frameOf([[5000, 5, 6]], { schema: 2 }));
    const { calls, rows: recorded, moments } = await result();
    expect(calls).toEqual([
      'described first',
      'frame of 1',
      'described second',
      'frame of 1',
      'schema 2',
      'frame of 1',
    ]);
    expect(recorded).toEqual([
      [3000, 3],
      [4000, 4],
      [5000, 5, 6],
    ]);
    expect(moments).toEqual([{ kind: 'restart', at: 3500, label: 'restarted (pid 8)' }]);
  });

  it('records a clock that is set back', async () => {
    const { recorder, entry, rows, result, sink } = startRecorder();
    recorder.start(entry);
    rows([90_000, 3]);
    sink.events([gcAt(80_000)]);
    sink.epoch(1);
    rows([3000, 4]);
    sink.events([gcAt(3500)]);
    const { calls, rows: recorded } = await result();
    expect(calls).toEqual(['described first', 'frame of 1', 'events 1', 'epoch 1', 'frame of 1', 'events 1']);
    expect(recorded).toEqual([
      [90_000, 3],
      [3000, 4],
    ]);
  });

  it('goes on where the service is opened anew, as after a change of its profile', async () => {
    const { recorder, entry, entries, rows, result } = startRecorder();
    recorder.start(entry);
    rows([3000, 3]);
    const second = createFakeSource();
    entries.value = [{ ...entry, service: createService(second.source) }];
    second.sink.described(helloOf());
    second.sink.frame(
      frameOf([
        [1000, 1],
        [3000, 3],
        [4000, 4],
      ]),
    );
    rows([9000, 9]);
    expect((await result()).rows).toEqual([
      [3000, 3],
      [4000, 4],
    ]);
  });

  it('ends, and says so, when the service is removed; what it has can be saved', async () => {
    const { recorder, entry, entries, rows, result } = startRecorder();
    recorder.start(entry);
    rows([3000, 3]);
    entries.value = [];
    expect(recorder.of('a')?.ended.value).toBe(
      'The recording of “Shop” has ended, because the service was removed from the list.',
    );
    expect((await result()).rows).toEqual([[3000, 3]]);
  });

  it('ends, and says so, when the file has as many samples as it can', async () => {
    const { recorder, entry, sink, result } = startRecorder();
    recorder.start(entry);
    const block = (from: number) => frameOf(Array.from({ length: 20_000 }, (_, row) => [from + row, row]));
    sink.frame(block(10_000));
    expect(recorder.of('a')?.ended.value).toBeUndefined();
    sink.frame(block(30_000));
    expect(recorder.of('a')?.ended.value).toMatch(/^The recording of “Shop” has 36000 samples, the most/);
    sink.frame(block(50_000));
    expect((await result()).rows).toHaveLength(40_000);
  });

  it('drops a recording on request, and records several services at once', async () => {
    const { recorder, entry, entries } = startRecorder();
    const other = { ...entry, id: 'b' };
    entries.value = [entry, other];
    recorder.start(entry);
    recorder.start(entry);
    recorder.start(other);
    expect(recorder.running.value.map(({ id }) => id)).toEqual(['a', 'b']);
    recorder.discard('a');
    expect(recorder.running.value.map(({ id }) => id)).toEqual(['b']);
    expect(await recorder.stop('a')).toBeUndefined();
  });

  it('does not begin before the service has said what it is', () => {
    const { recorder, entry } = startRecorder();
    recorder.start({ ...entry, service: createService(createFakeSource().source) });
    expect(recorder.running.value).toEqual([]);
  });

  it('records the requests of the page, with addresses where that is asked for', async () => {
    for (const hasAddresses of [false, true]) {
      const { recorder, entry, page, result } = startRecorder();
      recorder.start(entry, hasAddresses);
      expect(recorder.of('a')?.hasAddresses).toBe(hasAddresses);
      page.request(pageRequestOf({ url: 'http://secret.host/' }));
      const { status } = await result();
      expect(status.page).toMatchObject({
        hasAddresses,
        requests: [{ url: hasAddresses ? 'http://secret.host/' : 'http://host-1/route-1', status: 200 }],
      });
    }
  });

  it('keeps token, address and path of the profile, and the ports of the cluster, to itself', async () => {
    const { recorder, entry, rows, result } = startRecorder();
    recorder.start(entry);
    rows([3000, 3]);
    const text = textOf((await result()).bytes);
    expect(text).toContain('"name":"Shop"');
    for (const secret of ['hush', 'secret.host', 'hidden', '7575', '7580']) expect(text).not.toContain(secret);
  });
});

const textOf = (file: Uint8Array) => gunzipSync(file).toString('latin1');
