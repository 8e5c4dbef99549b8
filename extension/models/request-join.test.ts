import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RequestRecord } from '../../shared/messages.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { helloOf } from '../testing/fixtures.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import type { Entry } from './entries.ts';
import { createPageRequests } from './page-requests.ts';
import { joinRequests } from './request-join.ts';
import { createService } from './service.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const recordOf = (more: Partial<RequestRecord> = {}): RequestRecord => ({
  number: 7,
  startedAt: 1010,
  endedAt: 1090,
  status: 200,
  bytes: 100,
  inFlight: 1,
  ...more,
});

/** A connected service of this instance, whose clock is so far ahead. */
function serviceOf(instance: string, aheadMs = 0) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  onTestFinished(service.dispose);
  fake.sink.described(helloOf({ instance }));
  fake.sink.status({ state: 'live' });
  fake.sink.clock?.({ at: 0, offsetMs: aheadMs, uncertaintyMs: 1 });
  const entry: Entry = { id: instance, label: instance, color: 0, service };
  return {
    entry,
    service,
    asked: fake.ask,
    answer: (records: RequestRecord[]) => fake.sink.requests?.(records),
    described: (next: string) => fake.sink.described(helloOf({ instance: next })),
  };
}

function join(...entries: Entry[]) {
  const fake = createFakeNetwork();
  const requests = createPageRequests(fake.network);
  const list = signal<readonly Entry[]>(entries);
  onTestFinished(joinRequests(requests, list));
  return { ...fake, list, requests, seen: () => requests.list[0] };
}

const tagged = (instance: string, number = 7) => pageRequestOf({ tag: { instance, number } });

describe('a request', () => {
  it('is asked for at the service that has served it, and gets its record', () => {
    const [shop, pay] = [serviceOf('shop'), serviceOf('pay')];
    const { request, seen } = join(pay.entry, shop.entry);
    request(tagged('shop'));
    expect(seen()?.service).toBe(shop.service);
    vi.advanceTimersByTime(300);
    expect(shop.asked).toHaveBeenCalledExactlyOnceWith([7]);
    expect(pay.asked).not.toHaveBeenCalled();
    shop.answer([recordOf()]);
    expect(seen()?.record).toEqual(recordOf());
  });

  it('is not asked for at a recording, which has the name of the process', () => {
    const shop = serviceOf('shop');
    const requests = { list: [], navigations: [], revision: signal(0) };
    const recording = { id: 'r', fileName: 'r', name: 'r', color: 0, service: shop.service, requests };
    const { request, seen } = join({ ...shop.entry, recording });
    request(tagged('shop'));
    vi.advanceTimersByTime(300);
    expect(shop.asked).not.toHaveBeenCalled();
    expect(seen()?.service).toBeUndefined();
  });

  it('finds its service when that is connected later', () => {
    const shop = serviceOf('shop');
    const { request, list, seen } = join();
    request(tagged('shop'));
    vi.advanceTimersByTime(1000);
    list.value = [shop.entry];
    vi.advanceTimersByTime(300);
    expect(shop.asked).toHaveBeenCalledOnce();
    expect(seen()?.service).toBe(shop.service);
  });

  it('finds its service when that is connected later, however many there are', () => {
    const shop = serviceOf('shop');
    const { request, list, requests } = join();
    for (let number = 0; number < 3000; number++) request({ ...tagged('shop', number), id: number });
    list.value = [shop.entry];
    expect(requests.list.filter(({ service }) => service === shop.service)).toHaveLength(3000);
  });

  it('finds its service when that has come back as another process', () => {
    const shop = serviceOf('first');
    const { request, seen } = join(shop.entry);
    request(tagged('second'));
    expect(seen()?.service).toBeUndefined();
    shop.described('second');
    expect(seen()?.service).toBe(shop.service);
  });

  it('out of a cache is nobody’s, though its header names one', () => {
    const shop = serviceOf('shop');
    const { request, seen } = join(shop.entry);
    request({ ...tagged('shop'), by: 'cache' });
    vi.advanceTimersByTime(1000);
    expect(shop.asked).not.toHaveBeenCalled();
    expect(seen()?.service).toBeUndefined();
  });

  it('has no record of another time than its own, by the clocks of both', () => {
    const [shop, late] = [serviceOf('shop', 3_600_000), serviceOf('late', 3_600_000)];
    const first = join(shop.entry);
    first.request(tagged('shop'));
    vi.advanceTimersByTime(300);
    shop.answer([recordOf({ startedAt: 3_601_010, endedAt: 3_601_090 })]);
    expect(first.seen()?.record).toBeDefined();

    const second = join(late.entry);
    second.request(tagged('late'));
    vi.advanceTimersByTime(300);
    late.answer([recordOf()]);
    expect(second.seen()?.record).toBeUndefined();
  });

  it('of a moment after the clock of its service was set has its record by the clock as found then', () => {
    const shop = serviceOf('shop');
    const { request, seen } = join(shop.entry);
    request(tagged('shop'));
    vi.advanceTimersByTime(300);
    shop.service.clock.add({ at: 1100, offsetMs: 3_600_000, uncertaintyMs: 1 }, 1);
    shop.answer([recordOf({ startedAt: 3_601_010, endedAt: 3_601_090 })]);
    expect(seen()?.record).toBeDefined();
  });

  it('is as long as its service had it in hand, where the browser leaves something out', () => {
    const shop = serviceOf('shop');
    const { request, seen } = join(shop.entry);
    request({ ...tagged('shop'), isSum: true });
    vi.advanceTimersByTime(300);
    shop.answer([recordOf({ startedAt: 1050, endedAt: 1131 })]);
    expect(seen()?.request.durationMs).toBe(130);
  });

  it('is asked for in time, whatever the wall clock is set to meanwhile', () => {
    const shop = serviceOf('shop');
    const { request } = join(shop.entry);
    request(tagged('shop'));
    vi.advanceTimersByTime(300);
    shop.answer([]);
    vi.setSystemTime(Date.now() - 3_600_000);
    request({ ...tagged('shop', 8), id: 2 });
    vi.advanceTimersByTime(1000);
    expect(shop.asked.mock.calls.flatMap(([numbers]) => numbers)).toContain(8);
  });

  it('is left alone by a service that is gone', () => {
    const shop = serviceOf('shop');
    const { request, list, seen } = join(shop.entry);
    request(tagged('shop'));
    list.value = [];
    vi.advanceTimersByTime(300);
    expect(shop.asked).not.toHaveBeenCalled();
    shop.answer([recordOf()]);
    expect(seen()?.record).toBeUndefined();
  });
});
