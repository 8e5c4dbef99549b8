import { describe, expect, it, onTestFinished } from 'vitest';
import type { PageRequest } from '../browser/har.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { insightOf } from './insight.ts';
import type { SeenRequest } from './page-requests.ts';
import { createService } from './service.ts';

const seen = (more: Partial<PageRequest> = {}): SeenRequest => ({ request: pageRequestOf(more) });

function serviceWithClock(isKnown = true) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  onTestFinished(service.dispose);
  if (isKnown) fake.sink.clock?.({ at: 900, offsetMs: 0, uncertaintyMs: 0.4 });
  return service;
}

const TAG = { instance: 'other', number: 1 };

describe('what can be said of a request', () => {
  it.each([
    [{ by: 'cache' as const }, 'cache'],
    [{ by: 'worker' as const }, 'worker'],
    [{ by: 'browser' as const }, 'browser'],
    [{ type: 'stream' as const }, 'open'],
    [{ type: 'websocket' as const }, 'open'],
    [{ durationMs: 0 }, 'instant'],
    [{ tag: TAG }, 'elsewhere'],
    [{}, 'unserved'],
  ])('of %o is nothing without a service', (more, state) => {
    expect(insightOf(seen(more), undefined)).toEqual({ state });
  });

  it('that another service than the recorded one has served is nothing', () => {
    expect(insightOf({ ...seen(), isAnothers: true }, serviceWithClock())).toEqual({ state: 'anothers' });
  });

  it('is nothing where the browser gave no times', () => {
    const { durationMs: _, phases: __, ...untimed } = pageRequestOf();
    expect(insightOf({ request: untimed }, serviceWithClock())).toEqual({ state: 'untimed' });
  });

  it('comes from its own service, or from the likely one if it names no other', () => {
    const [own, likely] = [serviceWithClock(), serviceWithClock()];
    expect(insightOf({ ...seen({ tag: TAG }), service: own }, likely)).toMatchObject({
      state: 'explained',
      isLikely: false,
      explanation: { service: own },
    });
    const before = seen({ startedAt: 800 });
    expect(insightOf(before, likely)).toMatchObject({
      state: 'explained',
      isLikely: true,
      explanation: { service: likely, isEstimated: true },
    });
    expect(insightOf(seen({ tag: TAG, startedAt: 800 }), likely)).toEqual({ state: 'elsewhere' });
    // Once connected, it would say so.
    expect(insightOf(seen(), likely)).toEqual({ state: 'unserved' });
  });

  it('is nothing once the pauses of its time have given way to others', () => {
    const service = serviceWithClock();
    service.events.trim(2000);
    const record = { number: 1, startedAt: 1010, endedAt: 1090, status: 200, inFlight: 1 };
    expect(insightOf({ ...seen(), service, record }, undefined)).toEqual({ state: 'forgotten' });
    expect(insightOf({ ...seen({ startedAt: 2001 }), service, record }, undefined).state).toBe('explained');
  });

  it('waits for the clock', () => {
    expect(insightOf(seen(), serviceWithClock(false))).toEqual({ state: 'no-clock' });
  });
});
