import { describe, expect, it, onTestFinished } from 'vitest';
import { MAX_EVENTS_PER_KIND } from '../../shared/limits.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { frameOf, gcAt, helloOf } from '../testing/fixtures.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { explainSeen } from './explain-seen.ts';
import { createService } from './service.ts';

const HOUR_MS = 3_600_000;

/** A service whose clock is an hour ahead, and which collected garbage for 20 ms at 1040 of this machine's clock. */
function serviceAhead() {
  const { source, sink } = withSink();
  const service = createService(source);
  onTestFinished(service.dispose);
  sink().described(helloOf());
  sink().events([{ kind: 'gc', at: 1040 + HOUR_MS, durationMs: 20, type: 'major' }]);
  return { service, sink, found: () => sink().clock?.({ at: 900, offsetMs: HOUR_MS, uncertaintyMs: 0.4 }) };
}

function withSink() {
  const fake = createFakeSource();
  return { source: fake.source, sink: () => fake.sink };
}

const RECORD = { number: 1, startedAt: 1010 + HOUR_MS, endedAt: 1090 + HOUR_MS, status: 200, bytes: 1, inFlight: 1 };

describe('a request', () => {
  it('is explained by its record and the pauses of its service, whose clock may be another', () => {
    const { service, found } = serviceAhead();
    found();
    const explained = explainSeen({ request: pageRequestOf(), service, record: RECORD });
    expect(explained).toMatchObject({ isEstimated: false, serverMs: 80 });
    expect(explained?.totals).toMatchObject({ gc: 20, waiting: 60, network: 20 });
    expect(explained?.met.gc[0]?.at).toBe(1040);
  });

  it('is explained by what happened before the clock of its service was set back, too', () => {
    const { service, found, sink } = serviceAhead();
    found();
    sink().frame(frameOf([[1200 + HOUR_MS, 1]]));
    sink().epoch(1);
    sink().frame(frameOf([[1300, 1]]));
    sink().clock?.({ at: 1301, offsetMs: 0, uncertaintyMs: 0.4 });
    // At the same time by the clock as it is now.
    sink().events([{ kind: 'gc', at: 1050 + HOUR_MS, durationMs: 7, type: 'major' }]);
    const before = explainSeen({ request: pageRequestOf(), service, record: RECORD });
    expect(before).toMatchObject({ isEstimated: false, totals: { gc: 20, waiting: 60 } });
    const after = explainSeen({
      request: pageRequestOf({ startedAt: 1000 + HOUR_MS }),
      service,
      record: RECORD,
    });
    expect(after).toMatchObject({ isEstimated: false, totals: { gc: 7, waiting: 73 } });
  });

  it('is explained by pauses of before and after, where it was under way while the clock was set', () => {
    const { service, found, sink } = serviceAhead();
    found();
    sink().frame(frameOf([[1050 + HOUR_MS, 1]]));
    sink().epoch(1);
    sink().frame(frameOf([[1060 + 2 * HOUR_MS, 1]]));
    sink().clock?.({ at: 1150, offsetMs: 2 * HOUR_MS, uncertaintyMs: 0.4 });
    sink().events([{ kind: 'gc', at: 1070 + 2 * HOUR_MS, durationMs: 9, type: 'major' }]);
    const record = { ...RECORD, startedAt: 1010 + 2 * HOUR_MS, endedAt: 1090 + 2 * HOUR_MS };
    const explained = explainSeen({ request: pageRequestOf(), service, record });
    expect(explained).toMatchObject({ isEstimated: false, totals: { gc: 29, waiting: 51 } });
  });

  it('is explained by the clock of this machine as it was then', () => {
    const { service, found, sink } = serviceAhead();
    found();
    sink().clock?.({ at: 2000 - HOUR_MS, offsetMs: 2 * HOUR_MS, uncertaintyMs: 0.4, setByMs: -HOUR_MS });
    const explained = explainSeen({ request: pageRequestOf(), service, record: RECORD });
    expect(explained).toMatchObject({ isEstimated: false, totals: { gc: 20, waiting: 60 } });
    const record = { ...RECORD, startedAt: 3010 + HOUR_MS, endedAt: 3090 + HOUR_MS };
    const request = pageRequestOf({ startedAt: 3000 - HOUR_MS });
    expect(explainSeen({ request, service, record, setByMs: -HOUR_MS })).toMatchObject({
      isEstimated: false,
      totals: { gc: 0, waiting: 80 },
    });
  });

  it('is not fully explained once its pauses have given way to others, or of before they were told of', () => {
    const { service, found, sink } = serviceAhead();
    found();
    const explained = (startedAt = 1000) =>
      explainSeen({ request: pageRequestOf({ startedAt }), service, record: RECORD })?.hasAllPauses;
    expect(explained()).toBe(true);
    sink().frame(frameOf([[2000 + HOUR_MS, 1]]));
    // A sample is of the second before it.
    expect([999, 1000].map(explained)).toEqual([false, true]);
    const pauses = Array.from({ length: 3 * MAX_EVENTS_PER_KIND }, (_, index) => gcAt(1500 + index + HOUR_MS, 0.5));
    sink().events(pauses);
    expect([1000, 1500 + pauses.length].map(explained)).toEqual([false, true]);
  });

  it('is known to within what clocks, their drift and the rounding of the browser leave open', () => {
    const { service, found } = serviceAhead();
    found();
    const phases = { blocked: 0, connect: 0, send: 0, wait: 95.5, receive: 4.5 };
    const ofTime = (startedAt: number, more = {}) =>
      explainSeen({ request: pageRequestOf({ startedAt, phases, ...more }) }, service)?.uncertaintyMs;
    expect(ofTime(900)).toBeCloseTo(0.9);
    expect(ofTime(900 + 600_000)).toBeCloseTo(30.9);
    expect(ofTime(900, { phases: { ...phases, wait: 96, receive: 4 } })).toBeCloseTo(1.9);
  });

  it('that is estimated is known no better than the stalls that it met', () => {
    const { service, found, sink } = serviceAhead();
    found();
    sink().events([{ kind: 'stall', at: 1020 + HOUR_MS, durationMs: 60, uncertaintyMs: 400 }]);
    expect(explainSeen({ request: pageRequestOf() }, service)?.uncertaintyMs).toBeGreaterThan(400);
    expect(explainSeen({ request: pageRequestOf(), service, record: RECORD })?.uncertaintyMs).toBeLessThan(10);
  });

  it('whose record is of another time is explained by the clock alone', () => {
    const { service, found } = serviceAhead();
    found();
    const record = { ...RECORD, startedAt: 1010, endedAt: 1090 };
    expect(explainSeen({ request: pageRequestOf(), service, record })?.isEstimated).toBe(true);
  });

  it('without a record is explained by the clock alone, as far as that goes', () => {
    const { service, found } = serviceAhead();
    found();
    const explained = explainSeen({ request: pageRequestOf() }, service);
    expect(explained?.isEstimated).toBe(true);
    expect(explained?.totals).toMatchObject({ gc: 20, either: 80 });
  });

  it('is not explained without a service, or as long as its clock is not known', () => {
    const { service } = serviceAhead();
    expect(explainSeen({ request: pageRequestOf() })).toBeUndefined();
    expect(explainSeen({ request: pageRequestOf(), service, record: RECORD })).toBeUndefined();
  });
});
