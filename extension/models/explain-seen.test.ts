import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { helloOf } from '../testing/fixtures.ts';
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
  return { service, found: () => sink().clock?.({ at: 900, offsetMs: HOUR_MS, uncertaintyMs: 0.4 }) };
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
    expect(explained).toMatchObject({ isEstimated: false, uncertaintyMs: 0.9, serverMs: 80 });
    expect(explained?.totals).toMatchObject({ gc: 20, waiting: 60, network: 20 });
    expect(explained?.met.gc[0]?.at).toBe(1040);
  });

  it('without a record is explained by the clock alone, as far as that goes', () => {
    const { service, found } = serviceAhead();
    found();
    const explained = explainSeen({ request: pageRequestOf() }, service);
    expect(explained?.isEstimated).toBe(true);
    expect(explained?.totals).toMatchObject({ gc: 20, either: 76 });
  });

  it('is not explained without a service, or as long as its clock is not known', () => {
    const { service } = serviceAhead();
    expect(explainSeen({ request: pageRequestOf() })).toBeUndefined();
    expect(explainSeen({ request: pageRequestOf(), service, record: RECORD })).toBeUndefined();
  });
});
