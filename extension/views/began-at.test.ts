import { expect, it } from 'vitest';
import { fakeEntries, fakeEntry } from '../testing/entries.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { beganAt } from './began-at.ts';

it('tells when a request began by the clock of the service that is shown, whichever served it', () => {
  const [shown, other] = [fakeEntry('shown').entry, fakeEntry('other').entry];
  const seen = { request: pageRequestOf({ startedAt: 1000 }), service: other.service };
  expect(beganAt(fakeEntries(), seen)).toBe(1000);
  const entries = fakeEntries(shown, other);
  expect(beganAt(entries, seen)).toBe(1000);
  shown.service.clock.add({ at: 0, offsetMs: 7_200_000, uncertaintyMs: 1 });
  other.service.clock.add({ at: 0, offsetMs: 5, uncertaintyMs: 1 });
  expect(beganAt(entries, seen)).toBe(7_201_000);
});
