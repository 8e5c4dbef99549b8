import type { ChartDescription } from '../../../shared/charts.ts';

export const HEAP_USED = 'v8js.memory.heap.used';
export const HEAP_COMMITTED = 'v8js.memory.heap.committed';
export const LIMIT = 'container.memory.limit';

export function spaceId(name: string): string {
  return `${HEAP_USED}{v8js.heap.space.name=${name}}`;
}

interface MemorySources {
  countsBuffers: boolean;
  /** Of the cgroup. */
  hasLimit: boolean;
  /** `undefined` on another engine than V8. */
  v8Spaces: string[] | undefined;
}

/** The charts of the memory collector, with what there is to tell. */
export function describeMemory({ v8Spaces, ...sources }: MemorySources): ChartDescription[] {
  return [describeProcess(sources), ...(v8Spaces ? [HEAP, ...describeSpaces(v8Spaces), CONTEXTS] : [])];
}

function describeProcess({ countsBuffers, hasLimit }: Omit<MemorySources, 'v8Spaces'>): ChartDescription {
  return {
    id: 'process.memory',
    title: 'Process memory',
    unit: 'By',
    kind: 'lines',
    group: 'memory',
    help: 'Resident memory as the operating system counts it, and what V8 and its buffers hold. A sawtooth of the heap under a steady resident size is normal. Resident memory that grows while the heap does not points to buffers, native modules or fragmentation; one that nears the limit, to a coming out-of-memory kill.',
    series: [
      { id: 'process.memory.usage', label: 'resident' },
      { id: HEAP_COMMITTED, label: 'heap total' },
      { id: HEAP_USED, label: 'heap used' },
      { id: 'v8js.memory.external', label: 'external' },
      ...(countsBuffers ? [{ id: 'v8js.memory.array_buffers', label: 'array buffers' }] : []),
      ...(hasLimit ? [{ id: LIMIT, label: 'cgroup limit' }] : []),
    ],
  };
}

const HEAP: ChartDescription = {
  id: 'v8js.memory.heap',
  title: 'V8 heap',
  unit: 'By',
  kind: 'lines',
  group: 'memory',
  help: 'What V8 uses of its heap, what it has reserved and really occupies, and the limit at which it gives up. Used memory normally falls back after each major collection. If the valleys keep rising towards the limit, something is kept that should be let go.',
  series: [
    { id: HEAP_USED, label: 'used' },
    { id: HEAP_COMMITTED, label: 'committed' },
    { id: 'v8js.memory.heap.physical', label: 'physical' },
    { id: 'v8js.memory.heap.size_limit', label: 'limit' },
    { id: 'v8js.memory.malloced', label: 'malloced' },
  ],
};

const CONTEXTS: ChartDescription = {
  id: 'v8js.context',
  title: 'Contexts',
  unit: '{context}',
  kind: 'lines',
  group: 'memory',
  help: 'Global objects that V8 holds: one for the program, one for each `vm` context. Detached ones have been given up and wait for collection. A count of detached contexts that stays above zero is a leak of whole global objects.',
  series: [
    { id: 'v8js.context.count{v8js.context.state=native}', label: 'native' },
    { id: 'v8js.context.count{v8js.context.state=detached}', label: 'detached' },
  ],
};

function describeSpaces(spaces: string[]): ChartDescription[] {
  if (spaces.length === 0) return [];
  const chart: ChartDescription = {
    id: 'v8js.memory.heap.space',
    title: 'Heap spaces',
    unit: 'By',
    kind: 'area',
    group: 'memory',
    help: 'Where the used heap lies. New objects start in the new space and move to the old space if they survive two collections, so a jagged new space over a calm old one is normal. A growing old or large-object space means that data is being kept: a cache without a bound, listeners, closures.',
    series: spaces.map((name) => ({ id: spaceId(name), label: name.replaceAll('_', ' ').replace(/ space$/, '') })),
  };
  return [chart];
}
