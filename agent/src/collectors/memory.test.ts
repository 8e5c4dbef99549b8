import { totalmem } from 'node:os';
import { getHeapSpaceStatistics } from 'node:v8';
import { afterEach, expect, test, vi } from 'vitest';
import { columnsOf } from '../../../shared/charts.ts';
import { createMemoryCollector, createMemoryCollectorOn } from './memory.ts';
import { collectGarbage, sample } from './testing.ts';

const LIMIT = 'container.memory.limit';

afterEach(() => vi.restoreAllMocks());

test('the figures of the heap agree with each other and with the process', () => {
  const values = sample(createMemoryCollector());
  const value = (id: string) => values.get(id) ?? Number.NaN;
  expect([...values].filter(([, number]) => Number.isNaN(number))).toEqual([]);
  expect(value('process.memory.usage')).toBeGreaterThan(value('v8js.memory.heap.used'));
  expect(value('v8js.memory.heap.committed')).toBeGreaterThan(value('v8js.memory.heap.used'));
  expect(value('v8js.memory.heap.size_limit')).toBeGreaterThan(value('v8js.memory.heap.committed'));
  expect(value('v8js.memory.external')).toBeGreaterThanOrEqual(value('v8js.memory.array_buffers'));
  expect(value('v8js.context.count{v8js.context.state=native}')).toBeGreaterThanOrEqual(1);
});

test('each heap space is read under its own name', () => {
  const kept = Array.from({ length: 200_000 }, (_, index) => ({ index }));
  const values = sample(createMemoryCollector());
  const spaces = getHeapSpaceStatistics();
  const old = spaces.find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0;
  const read = values.get('v8js.memory.heap.used{v8js.heap.space.name=old_space}') ?? 0;
  expect(Math.abs(read - old)).toBeLessThan(old / 10);
  expect(kept).toHaveLength(200_000);
});

test('spaces that stay empty for ever are left out', () => {
  const ids = columnsOf(createMemoryCollector().charts).join();
  expect(ids).toContain('=new_space');
  expect(ids).not.toContain('=shared_');
});

test('on another engine than V8 no figure of V8 is read or described', () => {
  const usage = { rss: 5, heapTotal: 4, heapUsed: 3, external: 2, arrayBuffers: 1 };
  vi.spyOn(process, 'memoryUsage').mockReturnValue(usage);
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(0);
  const collector = createMemoryCollectorOn(false, true);
  expect(collector.charts.map(({ id }) => id)).toEqual(['process.memory']);
  expect([...sample(collector).values()]).toEqual([5, 4, 3, 2, 1]);
});

test('array buffers are left out where they are always 0', () => {
  expect(columnsOf(createMemoryCollectorOn(true, false).charts)).not.toContain('v8js.memory.array_buffers');
});

test('watched, array buffers are seen as they come', () => {
  const collector = createMemoryCollector();
  collector.watch?.(true);
  const before = sample(collector).get('v8js.memory.array_buffers') ?? 0;
  const buffer = new ArrayBuffer(64 * 1024 * 1024);
  const after = sample(collector).get('v8js.memory.array_buffers') ?? 0;
  expect(after - before).toBeGreaterThan(buffer.byteLength / 2);
});

test('unwatched, the memory of the process and the spaces are read at every fifth sample and held in between', () => {
  const usage = vi.spyOn(process, 'memoryUsage');
  const collector = createMemoryCollector();
  const read = () => sample(collector).get('process.memory.usage');
  const values = Array.from({ length: 10 }, read);
  expect(usage).toHaveBeenCalledTimes(2);
  expect(new Set(values.slice(0, 5)).size).toBe(1);
  const oldSpace = () => sample(collector).get('v8js.memory.heap.used{v8js.heap.space.name=old_space}') ?? 0;
  const before = oldSpace();
  const kept = Array.from({ length: 200_000 }, (_, index) => ({ index }));
  // Twice, after which what is kept is old.
  collectGarbage({ type: 'minor' });
  collectGarbage({ type: 'minor' });
  expect([oldSpace(), oldSpace(), oldSpace(), oldSpace()]).toEqual(Array(4).fill(before));
  expect(oldSpace()).not.toBe(before);
  expect(kept).toHaveLength(200_000);
  expect(values).not.toContain(Number.NaN);
  collector.watch?.(true);
  Array.from({ length: 5 }, read);
  expect(usage).toHaveBeenCalledTimes(9);
  collector.watch?.(false);
  Array.from({ length: 5 }, read);
  expect(usage).toHaveBeenCalledTimes(10);
});

test('the limit of the cgroup is read at every fifth sample and held in between', () => {
  const half = totalmem() / 2;
  const constrained = vi.spyOn(process, 'constrainedMemory').mockReturnValue(half);
  const collector = createMemoryCollector();
  const first = sample(collector).get(LIMIT);
  constrained.mockReturnValue(half / 2);
  const limits = Array.from({ length: 6 }, () => sample(collector).get(LIMIT));
  expect([first, ...limits]).toEqual([half, half, half, half, half, half / 2, half / 2]);
  expect(constrained).toHaveBeenCalledTimes(3);
});

test.each([0, 2 ** 63, 2 ** 64])('a limit of %d is none and is left out', (limit) => {
  const constrained = vi.spyOn(process, 'constrainedMemory').mockReturnValue(limit);
  const collector = createMemoryCollector();
  expect(columnsOf(collector.charts)).not.toContain(LIMIT);
  sample(collector);
  expect(constrained).toHaveBeenCalledTimes(1);
});

test('a runtime that refuses to tell the limit has none', () => {
  vi.spyOn(process, 'constrainedMemory').mockImplementation(() => {
    throw new Error('not here');
  });
  expect(columnsOf(createMemoryCollector().charts)).not.toContain(LIMIT);
});

test('a process that is out of file descriptors still tells of its heap', () => {
  const collector = createMemoryCollector();
  vi.spyOn(process, 'memoryUsage').mockImplementation(() => {
    throw new Error('EMFILE');
  });
  const values = sample(collector);
  expect(values.get('process.memory.usage')).toBeNaN();
  expect(values.get('v8js.memory.heap.used')).toBeGreaterThan(0);
});
