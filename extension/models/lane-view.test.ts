import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { createLaneView } from './lane-view.ts';
import { createPageRequests } from './page-requests.ts';
import { createRequestChoice, NO_FILTER } from './request-filter.ts';
import { createService, type Service } from './service.ts';
import { createTimeline } from './timeline.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A lane of 600 pixels for the minute before `latest`, with a request of 100 ms at each of the given times. */
function start(...times: number[]) {
  const fake = createFakeNetwork();
  const requests = createPageRequests(fake.network);
  const choice = createRequestChoice();
  const service = createService(createFakeSource().source);
  const timeline = createTimeline(signal(60_000));
  const latest = signal(100_000);
  const viewOf = (shown?: Service) =>
    createLaneView({
      requests,
      choice,
      service: shown,
      timeline,
      rangeInView: () => timeline.range(latest.value),
    });
  const view = viewOf(service);
  onTestFinished(() => {
    view.dispose();
    requests.dispose();
    service.dispose();
  });
  view.room.value = { width: 600, rows: 5 };
  for (const [index, startedAt] of times.entries()) fake.request(pageRequestOf({ id: index + 1, startedAt }));
  vi.advanceTimersByTime(1000);
  const shown = () => view.inView.value.map(({ seen }) => seen.request.id);
  return { fake, choice, service, timeline, latest, view, viewOf, shown };
}

describe('a lane', () => {
  it('shows what is in view, of all that there is', () => {
    const { view, latest, timeline, shown } = start(30_000, 50_000, 99_000);
    expect(view.total.value).toBe(3);
    expect(shown()).toEqual([2, 3]);
    latest.value = 120_000;
    expect(shown()).toEqual([3]);
    timeline.zoom({ from: 29_000, to: 51_000 });
    expect(shown()).toEqual([1, 2]);
  });

  it('shows what the filter leaves', () => {
    const { choice, view, shown } = start(50_000, 60_000);
    choice.filter.value = { ...NO_FILTER, text: 'nothing like this' };
    expect(shown()).toEqual([]);
    expect(view.matching.value).toBe(0);
    expect(view.total.value).toBe(2);
  });

  it('takes new requests now and then, and all of them at last', () => {
    const { fake, shown } = start(50_000);
    expect(shown()).toEqual([1]);
    fake.request(pageRequestOf({ id: 2, startedAt: 60_000 }));
    expect(shown()).toEqual([1, 2]);
    fake.request(pageRequestOf({ id: 3, startedAt: 70_000 }));
    expect(shown()).toEqual([1, 2]);
    vi.advanceTimersByTime(1000);
    expect(shown()).toEqual([1, 2, 3]);
  });

  it('moves its bars when the clock of the service is known', () => {
    const { service, view } = start(50_000);
    service.clock.add({ at: 0, offsetMs: 1000, uncertaintyMs: 1 });
    expect(view.inView.value[0]?.span).toEqual({ from: 51_000, to: 51_100 });
  });

  it('stays while the live view moves by less than can be seen, and follows it exactly when it stands still', () => {
    const { view, latest, timeline } = start();
    const before = view.range.value;
    latest.value = 100_050;
    expect(view.range.value).toBe(before);
    latest.value = 100_100;
    expect(view.range.value.to).toBe(100_100);
    timeline.zoom({ from: 40_100.5, to: 100_100.5 });
    expect(view.range.value.to).toBe(100_100.5);
  });

  it('tells of what is in view now and then while that changes, and of what it comes to', () => {
    const { view, timeline } = start(50_000, 60_000, 70_000);
    const told = () => view.told.value.map(({ seen }) => seen.request.id);
    expect(told()).toEqual([1, 2, 3]);
    timeline.zoom({ from: 49_000, to: 61_000 });
    expect(told()).toEqual([1, 2]);
    timeline.zoom({ from: 49_000, to: 51_000 });
    timeline.zoom({ from: 69_000, to: 71_000 });
    expect(told()).toEqual([1, 2]);
    vi.advanceTimersByTime(1000);
    expect(told()).toEqual([3]);
  });

  it('lays no bars where it has no width', () => {
    const { view, shown } = start(50_000);
    view.room.value = { width: 0, rows: 1 };
    expect(shown()).toEqual([]);
  });

  it('counts the requests without a service, and has no place for them', () => {
    const { fake, choice, viewOf } = start(50_000, 60_000);
    const view = viewOf();
    onTestFinished(view.dispose);
    fake.navigated('http://page/', 70_000);
    view.room.value = { width: 600, rows: 5 };
    expect([view.total.value, view.matching.value]).toEqual([2, 2]);
    expect(view.inView.value).toEqual([]);
    expect(view.navigations.value).toEqual([]);
    choice.filter.value = { ...NO_FILTER, isOwnOnly: true };
    expect(view.matching.value).toBe(0);
  });
});
