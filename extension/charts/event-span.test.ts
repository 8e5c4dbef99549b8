import { expect, it } from 'vitest';
import { createService } from '../models/service.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { frameOf, gcAt, helloOf, markAt, stallAt } from '../testing/fixtures.ts';
import { eventsWithin, retainedEvents } from './event-span.ts';

it('gives the events of a range with its gaps, of which a stall is none', () => {
  const fake = createFakeSource();
  const service = createService(fake.source);
  fake.sink.described(helloOf());
  fake.sink.frame(frameOf([10_000, 11_000, 15_000, 16_000, 20_000, 21_000].map((time) => [time, 1])));
  fake.sink.events([stallAt(16_500, 3400), markAt(9500, 'early'), gcAt(12_000), markAt(21_300, 'late')]);
  expect(eventsWithin(service, { from: 10_500, to: 21_000 })).toMatchObject({
    gc: [{ at: 12_000 }],
    stalls: [{ at: 16_500 }],
    marks: [],
    gaps: [{ at: 11_000, durationMs: 4000 }],
  });
  expect(eventsWithin(service, { from: 15_200, to: 21_000 }).gaps).toEqual([]);
  expect(retainedEvents(service).marks.map(({ label }) => label)).toEqual(['early', 'late']);
});

it('finds nothing where there is no sample', () => {
  const fake = createFakeSource();
  const service = createService(fake.source);
  expect(retainedEvents(service)).toEqual({ gc: [], stalls: [], marks: [], moments: [], gaps: [] });
});
