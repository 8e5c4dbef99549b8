import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { createExplanations, SETTLED_MS } from './explanations.ts';
import { createService } from './service.ts';

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
    expect(explanations(seen)?.totals.gc).toBe(0);
    collect(1020);
    expect(explanations(seen)?.totals.gc).toBe(10);
    wait(SETTLED_MS);
    const last = explanations(seen);
    collect(1040);
    expect(explanations(seen)).toBe(last);
  });

  it('are anew of a request of which more is known, and none without a record', () => {
    const { seen, explanations, collect, wait } = setup();
    wait(SETTLED_MS);
    explanations(seen);
    collect(1020);
    expect(explanations({ ...seen })?.totals.gc).toBe(10);
    const { record: _, ...without } = seen;
    expect(explanations(without)).toBeUndefined();
  });
});
