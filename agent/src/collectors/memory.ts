import os from 'node:os';
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { columnsOf } from '../../../shared/charts.ts';
import type { Collector } from '../collector.ts';
import { countsArrayBuffers, isV8 } from '../runtime.ts';
import { describeMemory, HEAP_COMMITTED, HEAP_USED, LIMIT, spaceId } from './memory-charts.ts';
import { createPace } from './pace.ts';

/**
 * Memory of the process and of V8's heap, in bytes. Figures that two charts share are one column. The limit is a file of the
 * cgroup (10 µs, 51 when cold) and hardly ever changes; it is read at every fifth sample, and unwatched so are the memory
 * of the process, a file of /proc (65 to 100 µs when cold), and the heap's spaces. The heap itself is read at each.
 */
export function createMemoryCollector(): Collector {
  return createMemoryCollectorOn(isV8, countsArrayBuffers);
}

/** The same with what the runtime tells given. */
export function createMemoryCollectorOn(onV8: boolean, countsBuffers: boolean): Collector {
  const spaces = (onV8 ? readSpaces() : [])
    .map(({ space_name: name, space_size: size }, index) => ({ name, size, index }))
    // The read-only space and, without certain flags of V8, the shared ones are empty for ever.
    .filter(({ name, size }) => size > 0 || !/^(read_only|shared)_/.test(name));
  let limit = readLimit();
  const hasLimit = Number.isFinite(limit);
  let memory: NodeJS.MemoryUsage | undefined;
  let heapSpaces: ReturnType<typeof readSpaces> = [];
  let watched = false;
  const paceIsDue = createPace();
  const charts = describeMemory({
    countsBuffers,
    hasLimit,
    v8Spaces: onV8 ? spaces.map(({ name }) => name) : undefined,
  });
  const columns = new Map(columnsOf(charts).map((id, index) => [id, index]));

  return {
    charts,
    read(values, { elapsedMs }) {
      const set = (id: string, value: number) => {
        const column = columns.get(id);
        if (column !== undefined) values[column] = value;
      };
      const isDue = paceIsDue(elapsedMs);
      if (isDue || watched || !onV8) memory = readProcessMemory();
      if (memory) {
        set('process.memory.usage', memory.rss);
        set('v8js.memory.external', memory.external);
        set('v8js.memory.array_buffers', memory.arrayBuffers);
      }

      if (isDue && hasLimit) {
        const now = readLimit();
        if (Number.isFinite(now)) limit = now;
      }
      set(LIMIT, limit);

      if (!onV8) {
        set(HEAP_USED, memory?.heapUsed ?? Number.NaN);
        set(HEAP_COMMITTED, memory?.heapTotal ?? Number.NaN);
        return;
      }
      const heap = getHeapStatistics();
      set(HEAP_USED, heap.used_heap_size);
      set(HEAP_COMMITTED, heap.total_heap_size);
      set('v8js.memory.heap.physical', heap.total_physical_size);
      set('v8js.memory.heap.size_limit', heap.heap_size_limit);
      set('v8js.memory.malloced', heap.malloced_memory);
      set('v8js.context.count{v8js.context.state=native}', heap.number_of_native_contexts);
      set('v8js.context.count{v8js.context.state=detached}', heap.number_of_detached_contexts);

      if (isDue || watched) heapSpaces = readSpaces();
      for (const { name, index } of spaces) set(spaceId(name), heapSpaces[index]?.space_used_size ?? Number.NaN);
    },
    watch(isWatched) {
      watched = isWatched;
    },
  };
}

function readProcessMemory(): NodeJS.MemoryUsage | undefined {
  try {
    return process.memoryUsage();
  } catch {
    // On Linux it opens a file, which fails in a process that is out of descriptors.
    return undefined;
  }
}

/** The memory limit of the process's cgroup in bytes; NaN where there is none. */
export function readLimit(): number {
  try {
    const limit = process.constrainedMemory();
    // Without a limit cgroup v1 reports nearly 2^63, libuv 2^64 - 1, and Bun all that the machine has.
    return limit > 0 && limit < os.totalmem() ? limit : Number.NaN;
  } catch {
    return Number.NaN;
  }
}

function readSpaces() {
  try {
    return getHeapSpaceStatistics();
  } catch {
    // Deno 2.1 has it in name only.
    return [];
  }
}
