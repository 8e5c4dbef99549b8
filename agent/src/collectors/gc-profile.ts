import v8 from 'node:v8';
import { loopUtilization, monotonicNow } from '../runtime.ts';
import { BUDGET_SHARE } from './budget.ts';

/** What V8 spends on noting one collection, 43 µs as measured on Node 20; the time to hand the notes over comes on top. */
const NOTE_MS = 0.045;

/** Notes are 3 to 4 kB each, and handed over in one go at 10 to 20 µs each. */
const MAX_NOTES = 500;

/** A loop that worked no longer than this had hardly anything to collect. */
const QUIET_MS = 10;

/** Bytes of a span of time. */
export interface HeapTraffic {
  allocated: number;
  /** What outlived its minor collections and so moved to the old spaces. */
  promoted: number;
}

export interface GcProfile {
  /** The traffic since the last call if it was profiled as a whole; begins the next span while watched. */
  take(): HeapTraffic | undefined;
  /** Told of collections as they become known, so that notes do not pile up in a long interval. */
  noticed(collections: number): void;
  watch(watched: boolean): void;
}

/** The statistics of one collection. */
export type Collection = ReturnType<v8.GCProfiler['stop']>['statistics'][number];

/**
 * Profiles collections while watched, from sample to sample. What that costs grows with their number; it is kept to 1 %
 * of the time by leaving spans out. Undefined where V8 has no profile to offer.
 */
export function createGcProfile(now = monotonicNow): GcProfile | undefined {
  if (typeof v8.GCProfiler !== 'function') return undefined;
  const profiler = new v8.GCProfiler();
  let watched = false;
  let span: { startMs: number; activeMs: number; used: number } | undefined;
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  let noted = 0;

  function begin(): void {
    profiler.start();
    span = { startMs: now(), activeMs: loopUtilization().active, used: usedHeap() };
    noted = 0;
  }

  /**
   * The traffic of a process at rest that has collected nothing; profiling goes on, as to end it and begin anew takes
   * 0.1 ms. A collection in the turn of this very sample is not known yet: if used memory fell, there was one, and else
   * it counts in the next span.
   */
  function takeQuiet(): HeapTraffic | undefined {
    if (!span || noted > 0) return undefined;
    const { active } = loopUtilization();
    const used = usedHeap();
    const allocated = used - span.used;
    if (allocated < 0 || active - span.activeMs > QUIET_MS) return undefined;
    span = { ...span, activeMs: active, used };
    return { allocated, promoted: 0 };
  }

  function end(): HeapTraffic | undefined {
    if (!span) return undefined;
    const { startMs, used } = span;
    span = undefined;
    const endMs = now();
    const usedNow = usedHeap();
    const { statistics } = profiler.stop();
    notBeforeMs = startMs + (statistics.length * NOTE_MS + now() - endMs) / BUDGET_SHARE;
    return trafficOf(statistics, used, usedNow);
  }

  return {
    take() {
      const traffic = takeQuiet() ?? end();
      if (!span && watched && now() >= notBeforeMs) begin();
      return traffic;
    },
    noticed(collections) {
      noted += collections;
      if (noted > MAX_NOTES) end();
    },
    watch(isWatched) {
      watched = isWatched;
      if (!watched) end();
    },
  };
}

const usedHeap = (): number => v8.getHeapStatistics().used_heap_size;

/**
 * Between two collections used memory grows by what is allocated, and by nothing else. In a minor one the old spaces grow
 * by what is promoted; the sum is V8's own `promoted` of `--trace-gc-nvp` to the byte (Node 20 to 24).
 */
export function trafficOf(collections: readonly Collection[], usedBefore: number, usedAfter: number): HeapTraffic {
  let used = usedBefore;
  let allocated = 0;
  let promoted = 0;
  for (const { gcType, beforeGC, afterGC } of collections) {
    allocated += beforeGC.heapStatistics.usedHeapSize - used;
    used = afterGC.heapStatistics.usedHeapSize;
    // V8's other collector of young objects (`--minor-ms`) is `MinorMarkSweep`, a name that Node 22 does not know.
    if (/^(Scavenge|Minor|Unknown)/.test(gcType)) promoted += usedByOld(afterGC) - usedByOld(beforeGC);
  }
  // A collection in the very moment of a reading could make it negative.
  return { allocated: Math.max(0, allocated + usedAfter - used), promoted };
}

function usedByOld({ heapSpaceStatistics }: Collection['afterGC']): number {
  return heapSpaceStatistics
    .filter(({ spaceName }) => !spaceName.startsWith('new_'))
    .reduce((sum, { spaceUsedSize }) => sum + spaceUsedSize, 0);
}
