import v8 from 'node:v8';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Collection, createGcProfile, type GcProfile, trafficOf } from './gc-profile.ts';

const loop = vi.hoisted(() => ({ idle: 0, active: 0, utilization: 0 }));
vi.mock('../runtime.ts', async (load) => ({
  ...(await load<typeof import('../runtime.ts')>()),
  loopUtilization: () => ({ ...loop }),
}));

const NO_HEAP = {
  totalHeapSize: 0,
  totalHeapSizeExecutable: 0,
  totalPhysicalSize: 0,
  totalAvailableSize: 0,
  totalGlobalHandlesSize: 0,
  usedGlobalHandlesSize: 0,
  heapSizeLimit: 0,
  mallocedMemory: 0,
  externalMemory: 0,
  peakMallocedMemory: 0,
};
const NO_SPACE = { spaceSize: 0, spaceAvailableSize: 0, physicalSpaceSize: 0 };

type Used = [young: number, old: number];

/** What V8 notes of a collection: bytes used by young and old spaces before and after it. */
function collection(gcType: string, before: Used, after: Used): Collection {
  const side = ([young, old]: Used) => ({
    heapStatistics: { ...NO_HEAP, usedHeapSize: young + old },
    heapSpaceStatistics: [
      { ...NO_SPACE, spaceName: 'new_space', spaceUsedSize: young / 2 },
      { ...NO_SPACE, spaceName: 'old_space', spaceUsedSize: old / 2 },
      { ...NO_SPACE, spaceName: 'new_large_object_space', spaceUsedSize: young / 2 },
      { ...NO_SPACE, spaceName: 'large_object_space', spaceUsedSize: old / 2 },
    ],
  });
  return { gcType, cost: 1, beforeGC: side(before), afterGC: side(after) };
}

/** A profiler that has noted so many collections each time it is stopped, and counts its starts and stops. */
function pretend(collections: number) {
  const notes = Array.from({ length: collections }, () => collection('Scavenge', [10, 0], [0, 10]));
  const calls = {
    start: vi.spyOn(v8.GCProfiler.prototype, 'start').mockImplementation(() => {}),
    stop: vi
      .spyOn(v8.GCProfiler.prototype, 'stop')
      .mockImplementation(() => ({ version: 1, startTime: 0, endTime: 1, statistics: notes })),
  };
  return () => [calls.start.mock.calls.length, calls.stop.mock.calls.length];
}

let nowMs = 0;
beforeEach(() => {
  nowMs = 0;
});
afterEach(() => vi.restoreAllMocks());

function create(): GcProfile {
  const profile = createGcProfile(() => nowMs);
  if (!profile) throw new Error('V8 has no profiler.');
  return profile;
}

/** The bytes promoted in each of so many spans of a second with a collection in it. */
function takeEachSecond(profile: GcProfile, times: number): (number | undefined)[] {
  return Array.from({ length: times }, () => {
    profile.noticed(1);
    const promoted = profile.take()?.promoted;
    nowMs += 1000;
    return promoted;
  });
}

test('allocated is what used memory grows by outside of collections', () => {
  const collections = [collection('Scavenge', [150, 50], [20, 60]), collection('MarkSweepCompact', [90, 60], [0, 40])];
  expect(trafficOf(collections, 100, 45).allocated).toBe(100 + 70 + 5);
  expect(trafficOf([], 100, 130)).toEqual({ allocated: 30, promoted: 0 });
});

test('promoted is what the old spaces grow by in minor collections', () => {
  const of = (gcType: string) => trafficOf([collection(gcType, [150, 50], [20, 80])], 0, 0).promoted;
  expect(['Scavenge', 'MinorMarkSweep', 'MinorMarkCompact', 'Unknown'].map(of)).toEqual([30, 30, 30, 30]);
  expect(['MarkSweepCompact', 'IncrementalMarking', 'ProcessWeakCallbacks', 'All'].map(of)).toEqual([0, 0, 0, 0]);
});

test('a collection in the moment of reading makes no negative figure', () => {
  expect(trafficOf([collection('Scavenge', [1000, 0], [0, 0])], 0, 900).allocated).toBe(1900);
  expect(trafficOf([collection('Scavenge', [1000, 0], [900, 0])], 1000, 0).allocated).toBe(0);
});

test('what a loop allocates is counted to the byte', () => {
  const profile = create();
  profile.watch(true);
  const allocate = (times: number) => {
    const kept: number[][] = [];
    for (let index = 0; index < times; index++) kept[index % 1000] = [index, index, index, index];
    return kept.length;
  };
  allocate(300_000);
  profile.take();
  allocate(1_000_000);
  profile.noticed(1);
  const traffic = profile.take();
  profile.watch(false);
  // A header of four words and four elements of one each, and what the test itself adds.
  expect(traffic?.allocated).toBeGreaterThanOrEqual(64e6);
  expect(traffic?.allocated).toBeLessThan(90e6);
});

test('nothing is profiled unless watched, and a span that began unwatched has no figures', () => {
  const calls = pretend(2);
  const profile = create();
  expect(takeEachSecond(profile, 2)).toEqual([undefined, undefined]);
  expect(calls()).toEqual([0, 0]);
  profile.watch(true);
  expect(takeEachSecond(profile, 3)).toEqual([undefined, 20, 20]);
  profile.watch(false);
  expect(calls()).toEqual([3, 3]);
  expect(takeEachSecond(profile, 2)).toEqual([undefined, undefined]);
  expect(calls()).toEqual([3, 3]);
});

test('frequent collections are profiled in some spans only, for 1 % of the time', () => {
  // 500 take 22.5 ms, which are paid off in 2.25 s.
  const calls = pretend(500);
  const profile = create();
  profile.watch(true);
  const gap = undefined;
  expect(takeEachSecond(profile, 8)).toEqual([gap, 5000, gap, gap, 5000, gap, gap, 5000]);
  expect(calls()).toEqual([3, 3]);
});

test('the time to hand the notes over counts as well', () => {
  pretend(1);
  vi.spyOn(v8.GCProfiler.prototype, 'stop').mockImplementation(() => {
    nowMs += 15;
    return { version: 1, startTime: 0, endTime: 1, statistics: [] };
  });
  const profile = create();
  profile.watch(true);
  expect(takeEachSecond(profile, 5)).toEqual([undefined, 0, undefined, 0, undefined]);
});

test('in a long interval notes do not pile up: profiling ends, and the span has no figures', () => {
  const calls = pretend(10);
  const profile = create();
  profile.watch(true);
  profile.noticed(1000);
  profile.take();
  profile.noticed(400);
  expect(calls()).toEqual([1, 0]);
  profile.noticed(200);
  expect(calls()).toEqual([1, 1]);
  nowMs += 1e6;
  expect(profile.take()).toBeUndefined();
  nowMs += 1000;
  profile.noticed(1);
  expect(profile.take()?.promoted).toBe(100);
});

/** Makes the used heap so large at each of the next readings. */
function pretendUsed(...sizes: number[]): void {
  const heap = v8.getHeapStatistics();
  vi.spyOn(v8, 'getHeapStatistics').mockImplementation(() => ({ ...heap, used_heap_size: sizes.shift() ?? 0 }));
}

test('at rest profiling goes on, and what used memory grew by is allocated', () => {
  const calls = pretend(2);
  pretendUsed(100, 130, 170);
  const profile = create();
  profile.watch(true);
  profile.take();
  loop.active += 8;
  expect(profile.take()).toEqual({ allocated: 30, promoted: 0 });
  loop.active += 8;
  expect(profile.take()).toEqual({ allocated: 40, promoted: 0 });
  expect(calls()).toEqual([1, 0]);
});

test('if used memory fell, there was a collection that nobody has told of yet', () => {
  const calls = pretend(2);
  pretendUsed(100, 99);
  const profile = create();
  profile.watch(true);
  profile.take();
  expect(profile.take()?.promoted).toBe(20);
  expect(calls()).toEqual([1, 1]);
});

test('nor is a loop at rest that has just worked for long', () => {
  const calls = pretend(2);
  pretendUsed(100, 130, 160, 170);
  const profile = create();
  profile.watch(true);
  profile.take();
  expect(profile.take()?.promoted).toBe(0);
  loop.active += 12;
  expect(profile.take()?.promoted).toBe(20);
  expect(calls()).toEqual([1, 1]);
});

test('where V8 has no profiler there is no profile', () => {
  const { GCProfiler } = v8;
  Object.assign(v8, { GCProfiler: undefined });
  expect(createGcProfile()).toBeUndefined();
  Object.assign(v8, { GCProfiler });
});
