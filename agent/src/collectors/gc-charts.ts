import type { ChartDescription } from '../../../shared/charts.ts';
import { GC_TYPES, type GcType } from '../../../shared/events.ts';
import type { Buckets } from './buckets.ts';

const LABELS: Record<GcType, string> = {
  minor: 'minor',
  major: 'major',
  incremental: 'incremental',
  weakcb: 'weak callbacks',
};

/** The charts of the gc collector, in the order in which it writes its columns. */
export function describeGc(pauses: Buckets, countsAllocated: boolean): ChartDescription[] {
  const perType = (metric: string) =>
    GC_TYPES.map((type) => ({ id: `${metric}{v8js.gc.type=${type}}`, label: LABELS[type] }));
  return [
    {
      id: 'v8js.gc.time',
      title: 'Time in GC',
      unit: '1',
      kind: 'bars',
      group: 'gc',
      help: 'Share of the time in which the program stood still for the garbage collector. A few per cent under load are normal. Above 10 % the program allocates too much or its heap is too small: look for code that makes many short-lived objects, and at the heap limit.',
      series: perType('v8js.gc.time'),
    },
    {
      id: 'v8js.gc.collections',
      title: 'Collections',
      unit: '{collection}/s',
      kind: 'bars',
      group: 'gc',
      help: 'Collections a second. Minor ones clear short-lived objects and may be frequent; major ones go through the whole heap and should be rare. Many major collections that free little mean a heap close to its limit, or a leak.',
      series: perType('v8js.gc.collections'),
    },
    {
      id: 'v8js.gc.duration',
      title: 'GC pauses',
      unit: 's',
      kind: 'heatmap',
      group: 'gc',
      help: 'How long single pauses were, as counts per interval. Most lie below a millisecond, major ones at a few. Pauses of tens of milliseconds delay every request that is waiting: look for a large old space or bursts of big allocations.',
      series: pauses.series,
      bounds: pauses.bounds,
    },
    {
      id: 'v8js.gc.heap_after_major',
      title: 'Heap used after major GC',
      unit: 'By',
      kind: 'lines',
      group: 'gc',
      help: 'Used heap just after the latest major collection, which is close to what the program really keeps. A level line is normal. If it rises from collection to collection, memory is leaking.',
      series: [{ id: 'v8js.memory.heap.used{v8js.gc.after=major}', label: 'used' }],
    },
    ...(countsAllocated ? [ALLOCATION] : []),
  ];
}

const ALLOCATION: ChartDescription = {
  id: 'v8js.memory.allocation',
  title: 'Allocated',
  unit: 'By/s',
  kind: 'lines',
  group: 'gc',
  help: 'Bytes that the program allocates on the heap each second. It follows the load: the more is allocated, the more often short-lived objects have to be cleared. A sudden rise at the same load means more copying or parsing for each request.',
  series: [{ id: 'v8js.memory.allocated', label: 'allocated' }],
};
