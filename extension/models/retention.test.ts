import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { chartOf, frameOf, helloOf, markAt } from '../testing/fixtures.ts';
import { createRetention } from './retention.ts';
import { createService } from './service.ts';

const MINUTE = 60_000;
const COLUMNS = Array.from({ length: 20 }, (_, index) => `c${index}`);

/** A service with a row a second between two times. */
function serviceOf(from: number, to: number) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  fake.sink.described({ ...helloOf({ columns: COLUMNS }), charts: [chartOf(COLUMNS)] });
  for (let at = from; at < to; at += 10 * MINUTE) {
    const rows = Array.from({ length: Math.min(600, (to - at) / 1000) }, (_, row) => at + row * 1000);
    fake.sink.frame(frameOf(rows.map((time) => [time, ...COLUMNS.map((__, column) => column)])));
  }
  return { service, sink: fake.sink, minutes: () => Math.round(service.samples.length / 60) };
}

function start(all: Record<string, ReturnType<typeof serviceOf>>, limitBytes?: number, reserved = 0) {
  const state = { shown: ['a'], now: 0 };
  const services = signal(new Map(Object.entries(all).map(([id, { service }]) => [id, service] as const)));
  const retention = createRetention({
    services,
    shown: () => state.shown,
    now: () => state.now,
    reservedBytes: () => reserved,
    ...(limitBytes === undefined ? {} : { limitBytes }),
  });
  onTestFinished(retention.dispose);
  return { retention, state };
}

const bytesOf = (...all: ReturnType<typeof serviceOf>[]) => all.reduce((sum, { service }) => sum + service.bytes, 0);

describe('createRetention', () => {
  it('keeps an hour in full of what is on screen, a quarter of what is not', () => {
    const [a, b] = [serviceOf(0, 60 * MINUTE), serviceOf(0, 60 * MINUTE)];
    const before = b.service.bytes;
    start({ a, b }).retention.apply();
    expect([a.minutes(), b.minutes()]).toEqual([60, 15]);
    expect(b.service.bytes).toBeLessThan(before / 2);
    expect(b.service.retained()?.from).toBeLessThan(MINUTE);
  });

  it('leaves a service as it was when another is looked at for a moment', () => {
    const [a, b] = [serviceOf(0, 60 * MINUTE), serviceOf(0, 60 * MINUTE)];
    const { retention, state } = start({ a, b });
    retention.apply();
    state.shown = ['b'];
    state.now = 4 * MINUTE;
    retention.apply();
    expect(a.minutes()).toBe(60);
    state.now = 10 * MINUTE;
    retention.apply();
    expect(a.minutes()).toBe(15);
  });

  it('says that something has gone', () => {
    const [a, b] = [serviceOf(0, 60 * MINUTE), serviceOf(0, 60 * MINUTE)];
    const revisions = () => [a, b].map(({ service }) => service.revision.value);
    const [revisionA = 0, revisionB = 0] = revisions();
    start({ a, b }).retention.apply();
    expect(revisions()[0]).toBe(revisionA);
    expect(revisions()[1]).toBeGreaterThan(revisionB);
  });

  it('drops the oldest first, of whichever service, when all take too much', () => {
    const [a, b] = [serviceOf(0, 50 * MINUTE), serviceOf(40 * MINUTE, 90 * MINUTE)];
    const limit = bytesOf(a, b) * 0.8;
    const { retention, state } = start({ a, b }, limit);
    state.shown = ['a', 'b'];
    retention.apply();
    expect(bytesOf(a, b)).toBeLessThanOrEqual(limit);
    expect(a.minutes()).toBeLessThan(20);
    expect(b.minutes()).toBe(50);
    expect(a.service.samples.times().at(-1)).toBe(50 * MINUTE - 1000);
    // What the samples were reduced to is still there.
    expect(a.service.retained()?.from).toBeLessThan(MINUTE);
    expect(a.service.reduce('c3', { from: 0, to: 10 * MINUTE }, 5).mean).toEqual([3, 3, 3, 3, 3]);
  });

  it('drops what samples were reduced to, and events, when nothing else helps', () => {
    const a = serviceOf(0, 60 * MINUTE);
    a.sink.events([markAt(1000, 'old'), markAt(60 * MINUTE - 2000, 'new')]);
    const { retention } = start({ a }, 30_000);
    retention.apply();
    expect(a.service.bytes).toBeLessThan(60_000);
    expect(a.service.samples.length).toBe(1);
    expect(a.service.events.within(0, Infinity).marks).toHaveLength(0);
  });

  it('leaves recordings room, but never takes all that services have', () => {
    const a = serviceOf(0, 60 * MINUTE);
    const limit = a.service.bytes + 1;
    start({ a }, limit, limit / 2).retention.apply();
    expect(a.service.bytes).toBeLessThanOrEqual(limit / 2);
    const b = serviceOf(0, 60 * MINUTE);
    start({ a: b }, limit, 10 * limit).retention.apply();
    expect(b.minutes()).toBeGreaterThanOrEqual(5);
  });

  it('leaves all as it is within the limit', () => {
    const a = serviceOf(0, 60 * MINUTE);
    const before = a.service.bytes;
    const { retention } = start({ a }, before + 1);
    retention.apply();
    expect(a.service.bytes).toBe(before);
  });
});
