import { describe, expect, it, vi } from 'vitest';
import { createRecordingSource } from '../sources/recording.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { chartOf, frameOf, gcAt, helloOf, markAt, stallAt } from '../testing/fixtures.ts';
import { bytesOf, pack, play, repack } from '../testing/recordings.ts';
import { packRetained, retainedBlocks } from './retained.ts';
import { createService, type Service } from './service.ts';
import { rowsWithin } from './tiers.ts';

const MINUTE_MS = 60_000;
const about = { name: 'shop', savedAt: 5000 };

function startService() {
  const fake = createFakeSource();
  const service = createService(fake.source);
  return { service, sink: fake.sink };
}

/** What a panel holds that opens what is retained of a service. */
async function reopened(service: Service): Promise<Service> {
  const opened = createService(createRecordingSource(await packRetained(service, about)), Infinity);
  await vi.waitFor(() => expect(opened.status.value).toEqual({ state: 'recorded', about }));
  return opened;
}

const contentOf = ({ samples, events, description, schema }: Service) => ({
  times: [...samples.times()],
  values: schema.value?.columns.map((id) => [...(samples.values(id) ?? [])]),
  events: events.within(-Infinity, Infinity),
  process: description.value?.process,
  charts: schema.value?.charts,
});

/** All that can be drawn of series `a` where the tier at `wanted` is: in the finest resolution that there is with 0. */
const everything = ({ tiers }: Service, wanted: number) =>
  rowsWithin(tiers, { from: -Infinity, to: Infinity }, wanted).map(({ tier, first, end }) => ({
    stepMs: tier.stepMs,
    rows: Array.from({ length: end - first }, (_, row) =>
      [tier.times(), tier.mean('a'), tier.low('a'), tier.high('a')].map((list) => list?.[first + row]),
    ),
  }));

describe('what is retained', () => {
  it('is the same in the panel that opens it', async () => {
    const { service, sink } = startService();
    sink.described(helloOf({ columns: ['a'] }));
    sink.frame(frameOf(Array.from({ length: 200 }, (_, row) => [1000 + row * 10, row])));
    sink.events([gcAt(1500), stallAt(1600, 100), markAt(1600, 'x'), markAt(1600, 'y'), gcAt(9000)]);
    sink.schema({ schema: 2, charts: [chartOf(['b', 'a'])], columns: ['b', 'a'] });
    sink.frame(frameOf([[4000, 0.1, 7]], { schema: 2 }));
    expect(contentOf(await reopened(service))).toEqual(contentOf(service));
  });

  it('keeps restarts, silences and changes of the clock where they were', async () => {
    const { service, sink } = startService();
    const now = Date.now();
    sink.described(helloOf({ startedAt: now - 9000, intervalMs: 500 }));
    sink.status({ state: 'live' });
    sink.frame(frameOf([[now - 8000, 1]]));
    sink.status({ state: 'silent', since: now - 7000 });
    sink.status({ state: 'live' });
    sink.epoch(1);
    sink.frame(frameOf([[now - 6000, 2]]));
    sink.described(helloOf({ instance: 'second', pid: 8, startedAt: now - 5000 }));
    sink.frame(frameOf([[now - 4000, 3]]));
    const opened = await reopened(service);
    expect(service.events.within(-Infinity, Infinity).moments).toHaveLength(3);
    expect(contentOf(opened)).toEqual(contentOf(service));
    expect([opened.intervalAt(now - 8000), opened.intervalAt(now - 4000)]).toEqual([500, 1000]);
  });

  it('leaves out the lives of which no sample is left', () => {
    const { service, sink } = startService();
    for (const [index, instance] of ['a', 'b', 'c'].entries()) {
      sink.described(helloOf({ instance, startedAt: index * 1000 }));
    }
    sink.frame(frameOf([[2500, 1]]));
    const hellos = [...retainedBlocks(service, about)].flatMap((block) =>
      block.type === 'message' && block.message.type === 'hello' ? [block.message.service.instance] : [],
    );
    expect(hellos).toEqual(['c']);
  });

  it('comes with what is older than full resolution in steps, in which nothing is lost or told twice', async () => {
    const { service, sink } = startService();
    sink.described(helloOf({ columns: ['a', 'b'] }));
    const SPIKE_AT = 30 * MINUTE_MS;
    for (let minute = 0; minute < 6 * 60; minute++) {
      const times = Array.from({ length: 60 }, (_, row) => minute * MINUTE_MS + (row + 1) * 1000);
      sink.frame(frameOf(times.map((time) => [time, time === SPIKE_AT ? 1e6 : 1, Number.NaN])));
    }
    // Where full resolution, and then the steps of ten seconds, begin within a step of the next.
    service.drop('full', 345 * MINUTE_MS + 3500);
    const opened = await reopened(service);
    expect(opened.retained()).toEqual(service.retained());
    expect(opened.retained()?.from).toBe(0);
    for (const wanted of [0, 1, 2]) expect(everything(opened, wanted)).toEqual(everything(service, wanted));
    // A long view has its minutes without a hole.
    const ends = everything(opened, 2)[0]?.rows.map(([end]) => end);
    expect(ends).toEqual(Array.from({ length: 6 * 60 - 1 }, (_, minute) => (minute + 1) * MINUTE_MS));
    const minutes = opened.tiers.at(-1);
    expect(Array.from(minutes?.high('a') ?? []).filter((high) => high > 1)).toEqual([1e6]);
    expect(new Set(minutes?.times()).size).toBe(minutes?.times().length);
  });

  it('is shown as far as it goes where the file is cut off before the first sample', async () => {
    const { service, sink } = startService();
    sink.described(helloOf({ columns: ['a'] }));
    for (let minute = 0; minute < 6 * 60; minute++) {
      sink.frame(frameOf(Array.from({ length: 60 }, (_, row) => [minute * MINUTE_MS + (row + 1) * 1000, row])));
    }
    service.drop('full', 345 * MINUTE_MS);
    const blocks = [...retainedBlocks(service, about)];
    const cut = await pack(...blocks.slice(0, blocks.findIndex(({ type }) => type === 'reduced') + 1));
    const opened = createService(
      createRecordingSource(new Blob([repack(cut, (bytes) => bytes.subarray(0, -5))])),
      Infinity,
    );
    await vi.waitFor(() => expect(opened.status.value.state).toBe('recorded'));
    expect(opened.status.value).toMatchObject({
      problem: expect.stringMatching(/^The file is cut off after .*; what comes before, 6 hours, is shown\.$/),
    });
    expect(opened.samples.length).toBe(0);
    expect(opened.hasData.value).toBe(true);
    expect(opened.retained()).toEqual({ from: 0, to: 345 * MINUTE_MS });
    expect(opened.reduce('a', { from: 0, to: 345 * MINUTE_MS }, 345).times).toHaveLength(345);
    // Saved once more, it is what it was.
    const again = await reopened(opened);
    expect(again.retained()).toEqual(opened.retained());
    expect(everything(again, 2)).toEqual(everything(opened, 2));
  });

  it('has no steps of a service that is there in full', () => {
    const { service, sink } = startService();
    sink.described(helloOf());
    sink.frame(frameOf(Array.from({ length: 600 }, (_, row) => [5500 + row * 1000, row])));
    expect([...retainedBlocks(service, about)].map(({ type }) => type)).not.toContain('reduced');
  });

  it('of a service that has said nothing is a sound file without samples', async () => {
    const { service } = startService();
    const { status, calls } = await play(await bytesOf(await packRetained(service, about)));
    expect(status.problem).toBeUndefined();
    expect(calls).toEqual([]);
  });
});
