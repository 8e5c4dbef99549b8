import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { GC_TYPES, type GcType } from '../../../shared/events.ts';
import type { Collector, CollectorHost } from '../collector.ts';
import { isNode } from '../runtime.ts';
import { createDurationBuckets } from './buckets.ts';
import { describeGc } from './gc-charts.ts';

/** Pauses this long or longer are events; of the shorter ones a busy server makes a hundred a second. */
const MIN_EVENT_MS = 1;

/** Node's kinds of collection; 2 is `MINOR_MARK_SWEEP`, V8's other collector of young objects, which Node 20 lacks. */
const TYPE_OF_KIND = new Map<number, GcType>([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [2, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
]);

/**
 * Pauses of the garbage collector. Node hands them over when the loop turns, so a pause counts in the interval in which
 * it became known, while its event stands at the pause's own start.
 *
 * `v8.GCProfiler` would tell on every Node what is allocated, and what is promoted. But its `stop` takes none of its
 * callbacks off the collector: until a major collection finds the profiler, each minor one goes on to write 5 kB to it
 * (Node 20 to 26), and one profiler a second took more than a tenth of a busy server's throughput within a minute.
 */
export function createGcCollector(host: CollectorHost): Collector {
  // Entries of this kind are Node's own.
  if (!isNode) return { charts: [], read: () => {} };

  const pausedMs = new Map<GcType, number>();
  const collections = new Map<GcType, number>();
  const pauses = createDurationBuckets('v8js.gc.duration', -5, 1);
  let heapAfterMajor = Number.NaN;
  let allocated = allocatedBytes();

  const book = (entries: readonly PerformanceEntry[]) => {
    for (const entry of entries) {
      const type = typeOf(entry);
      if (type === undefined) continue;
      pausedMs.set(type, (pausedMs.get(type) ?? 0) + entry.duration);
      collections.set(type, (collections.get(type) ?? 0) + 1);
      pauses.record(entry.duration / 1000);
      // Read when the entry arrives, so what the loop has allocated since the collection is in it.
      if (type === 'major') heapAfterMajor = getHeapStatistics().used_heap_size;
      if (entry.duration < MIN_EVENT_MS) continue;
      host.emit({ kind: 'gc', at: host.toEpoch(entry.startTime), durationMs: entry.duration, type });
    }
  };
  const observer = new PerformanceObserver((list) => book(list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });

  return {
    charts: describeGc(pauses, allocated !== undefined),
    read(values, { elapsedMs }) {
      // Entries wait for the loop to turn; those that have come in already belong to this sample.
      book(observer.takeRecords());
      let column = 0;
      for (const type of GC_TYPES) values[column++] = (pausedMs.get(type) ?? 0) / elapsedMs;
      for (const type of GC_TYPES) values[column++] = ((collections.get(type) ?? 0) * 1000) / elapsedMs;
      pausedMs.clear();
      collections.clear();
      const counts = values.subarray(column, column + pauses.series.length);
      column = pauses.drain(values, column);
      if (Number.isNaN(elapsedMs)) counts.fill(Number.NaN);
      values[column++] = heapAfterMajor;
      const before = allocated;
      allocated = allocatedBytes();
      if (before !== undefined && allocated !== undefined) values[column] = ((allocated - before) * 1000) / elapsedMs;
    },
    close: () => observer.disconnect(),
  };
}

function typeOf(entry: PerformanceEntry): GcType | undefined {
  const detail: unknown = 'detail' in entry ? entry.detail : undefined;
  const kind = typeof detail === 'object' && detail !== null && 'kind' in detail ? detail.kind : undefined;
  return typeof kind === 'number' ? TYPE_OF_KIND.get(kind) : undefined;
}

/** Bytes ever allocated on the heap, where V8 counts them (Node 26). */
function allocatedBytes(): number | undefined {
  const heap: object = getHeapStatistics();
  return 'total_allocated_bytes' in heap ? Number(heap.total_allocated_bytes) : undefined;
}
