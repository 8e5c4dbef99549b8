import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { columnsOf } from '../../../shared/charts.ts';
import { createResourcesCollectorOn, findSources } from './resources.ts';
import { sample } from './testing.ts';

const SERVERS = 'nodejs.active_resources.count{nodejs.active_resource.type=TCPServerWrap}';
const TIMERS = 'nodejs.active_resources.count{nodejs.active_resource.type=Timeout}';
const DESCRIPTORS = 'process.unix.file_descriptor.count';
const THREADS = 'process.thread.count';

function failing(): never {
  throw new Error('EMFILE: too many open files');
}

test('servers and timers are counted while they are there', async () => {
  // A clock on which nothing takes time, so that there is always budget left.
  const collector = createResourcesCollectorOn(findSources(process.platform), () => 0);
  collector.watch?.(true);
  const count = (id: string) => sample(collector).get(id) ?? Number.NaN;
  const before = { servers: count(SERVERS), timers: count(TIMERS) };
  const servers = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const timers = Array.from({ length: 50 }, () => setInterval(() => {}, 1e6));
  await vi.waitFor(() => expect(count(SERVERS)).toBe(before.servers + 3));
  await vi.waitFor(() => expect(count(TIMERS)).toBeGreaterThanOrEqual(before.timers + 40));
  for (const server of servers) server.close();
  for (const timer of timers) clearInterval(timer);
  await vi.waitFor(() => expect(count(SERVERS)).toBe(before.servers));
});

test('a platform shows what it has, and a runtime that only imitates Node does not show its empty list', () => {
  expect(Object.values(findSources('darwin')).filter(Boolean)).toHaveLength(1);
  expect(Object.values(findSources('linux', false))[0]).toBeUndefined();
  expect(createResourcesCollectorOn({}).charts).toEqual([]);
  expect(columnsOf(createResourcesCollectorOn({ descriptors: () => 1 }).charts)).toEqual([DESCRIPTORS]);
});

test('the columns are filled in the order of the charts', () => {
  const values = sample(
    createResourcesCollectorOn({ activeResources: () => ['Timeout'], descriptors: () => 21, threads: () => 12 }),
  );
  expect([...values].slice(-3).map(([id, value]) => [id.replace(/.*=|}/g, ''), value])).toEqual([
    ['other', 0],
    [DESCRIPTORS, 21],
    [THREADS, 12],
  ]);
  expect(values.get(TIMERS)).toBe(1);
});

test('descriptors and threads are read at each fifth sample and after a pause, and held in between', () => {
  let descriptors = 0;
  let threads = 0;
  const collector = createResourcesCollectorOn({ descriptors: () => ++descriptors, threads: () => ++threads });
  const rows = [1, 1, 1, 1, 1, 1, Number.NaN, 1].map((elapsedMs) => sample(collector, elapsedMs));
  expect(rows.map((row) => row.get(DESCRIPTORS))).toEqual([1, 1, 1, 1, 1, 2, 3, 3]);
  expect(rows.map((row) => row.get(THREADS))).toEqual([1, 1, 1, 1, 1, 2, 3, 3]);
});

test('what cannot be read now leaves a gap and harms nothing', () => {
  const collector = createResourcesCollectorOn({ activeResources: failing, descriptors: failing, threads: failing });
  const values = [...sample(collector).values()];
  expect(values).toEqual(Array(13).fill(Number.NaN));
});

test('a reading that fails is not covered up by the one before', () => {
  const readings = [21, undefined, 23];
  const collector = createResourcesCollectorOn({ descriptors: () => readings.shift() ?? failing() });
  const rows = [Number.NaN, Number.NaN, Number.NaN].map((elapsedMs) => sample(collector, elapsedMs));
  expect(rows.map((row) => row.get(DESCRIPTORS))).toEqual([21, Number.NaN, 23]);
});

test('unwatched, active resources are counted at every fifth sample and held in between', () => {
  let listed = 0;
  const collector = createResourcesCollectorOn({ activeResources: () => Array(++listed).fill('Timeout') }, () => 0);
  const timers = () => sample(collector).get('nodejs.active_resources.count{nodejs.active_resource.type=Timeout}');
  expect(Array.from({ length: 6 }, timers)).toEqual([1, 1, 1, 1, 1, 2]);
  collector.watch?.(true);
  expect(Array.from({ length: 3 }, timers)).toEqual([3, 4, 5]);
  collector.watch?.(false);
  expect(Array.from({ length: 2 }, timers)).toEqual([5, 6]);
});
