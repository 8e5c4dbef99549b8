import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { createExplanations, explainInTurns, SETTLED_MS } from './explanations.ts';
import { createService } from './service.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const RECORD = { number: 1, startedAt: 1010, endedAt: 1090, status: 200, bytes: 1, inFlight: 1 };

function setup() {
  const fake = createFakeSource();
  const service = createService(fake.source);
  onTestFinished(service.dispose);
  fake.sink.clock?.({ at: 900, offsetMs: 0, uncertaintyMs: 0.4 });
  let now = 1200;
  return {
    seen: { request: pageRequestOf(), service, record: RECORD },
    explanations: createExplanations(() => now),
    collect: (at: number) => fake.sink.events([{ kind: 'gc', at, durationMs: 10, type: 'minor' }]),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('explanations', () => {
  it('follow pauses that are told of late, and are kept after that', () => {
    const { seen, explanations, collect, wait } = setup();
    expect(explanations.known(seen)).toBeUndefined();
    expect(explanations.of(seen)?.totals.gc).toBe(0);
    collect(1020);
    wait(2000);
    expect(explanations.of(seen)?.totals.gc).toBe(10);
    wait(SETTLED_MS);
    const last = explanations.of(seen);
    collect(1040);
    wait(60_000);
    expect(explanations.of(seen)).toBe(last);
    expect(explanations.known(seen)).toBe(last);
  });

  it('are kept when the pauses go, and not given where they have gone before', () => {
    const { seen, explanations, wait } = setup();
    wait(SETTLED_MS);
    const last = explanations.of(seen);
    seen.service.events.trim(5000);
    expect(explanations.of(seen)).toBe(last);
    expect(explanations.of({ ...seen })).toBeUndefined();
  });

  it('are not taken for new by a clock that was set back', () => {
    const { seen, explanations, collect, wait } = setup();
    explanations.of(seen);
    collect(1020);
    wait(-60_000);
    expect(explanations.of(seen)?.totals.gc).toBe(10);
  });

  it('are anew of a request of which more is known, and none without a record', () => {
    const { seen, explanations, collect, wait } = setup();
    wait(SETTLED_MS);
    explanations.of(seen);
    collect(1020);
    expect(explanations.of({ ...seen })?.totals.gc).toBe(10);
    const { record: _, ...without } = seen;
    expect(explanations.of(without)).toBeUndefined();
    expect(explanations.of({ ...seen, request: pageRequestOf({ type: 'stream' }) })).toBeUndefined();
  });
});

describe('explaining many', () => {
  it('takes turns, and tells when all are known', () => {
    const { seen, explanations } = setup();
    const many = Array.from({ length: 5 }, () => ({ ...seen }));
    const done = vi.fn();
    let time = 0;
    explainInTurns(explanations, many, done, () => (time += 2));
    const count = () => many.filter(explanations.known).length;
    expect(count()).toBe(2);
    expect(done).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(count()).toBe(5);
    expect(done).toHaveBeenCalledOnce();
  });

  it('stops', () => {
    const { seen, explanations } = setup();
    const done = vi.fn();
    let time = 0;
    const stop = explainInTurns(explanations, [{ ...seen }, { ...seen }, { ...seen }], done, () => (time += 2));
    stop();
    vi.runAllTimers();
    expect(done).not.toHaveBeenCalled();
  });
});
