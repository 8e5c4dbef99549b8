import { expect, it } from 'vitest';
import { fakeEntry } from '../testing/entries.ts';
import { helloOf } from '../testing/fixtures.ts';
import { uncollectedBy } from './uncollected.ts';

it('is what the columns of a service have nothing of', () => {
  const { entry, sink } = fakeEntry('shop');
  const uncollected = (...columns: string[]) => {
    sink.described(helloOf({ columns }));
    return uncollectedBy(entry.service);
  };
  expect(uncollected('v8js.gc.duration{v8js.gc.type=major}', 'nodejs.eventloop.delay.p50')).toEqual([]);
  expect(uncollected('v8js.gc.duration{v8js.gc.type=major}')).toEqual(['the event loop']);
  expect(uncollected('v8js.memory.heap.used')).toEqual(['garbage collection', 'the event loop']);
});
