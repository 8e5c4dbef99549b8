import type { ChartDescription } from '../../../shared/charts.ts';

/** The charts of the workers collector, in the order in which it writes its columns. */
export function describeWorkers(tellsHeap: boolean): ChartDescription[] {
  return [COUNT, UTILIZATION, ...(tellsHeap ? [HEAP] : [])];
}

const meanAndMax = (metric: string) => [
  { id: `${metric}.mean`, label: 'mean' },
  { id: `${metric}.max`, label: 'highest' },
];

const COUNT: ChartDescription = {
  id: 'nodejs.worker',
  title: 'Worker threads',
  unit: '{worker}',
  kind: 'lines',
  group: 'resources',
  help: 'Workers of `node:worker_threads` that run now; those that were started before the agent, or by other workers, are not known to it. A pool keeps a steady number, about one for each CPU. A count that keeps growing means that workers are started and not ended, and one that jumps up and down that a worker is started for every task, which takes tens of milliseconds each time.',
  series: [{ id: 'nodejs.worker.count', label: 'workers' }],
};

const UTILIZATION: ChartDescription = {
  id: 'nodejs.worker.eventloop.utilization',
  title: 'Worker utilization',
  unit: '1',
  kind: 'lines',
  group: 'resources',
  help: 'Share of the time in which the event loops of the workers were working rather than waiting for events: the mean of all and that of the busiest. It follows the work they are given; a mean near 100 % asks for more workers or CPUs, a highest far above the mean means that work is spread unevenly. A worker that waits in `Atomics.wait`, as some pools let idle ones do, counts as working.',
  series: meanAndMax('nodejs.worker.eventloop.utilization'),
};

const HEAP: ChartDescription = {
  id: 'nodejs.worker.heap.used',
  title: 'Worker heaps',
  unit: 'By',
  kind: 'lines',
  group: 'resources',
  help: "Used part of the workers' own heaps, which come on top of that of the main thread: the mean of all and the largest, asked for only while a panel is connected. A sawtooth is normal, and each worker has some 5 MB from the start. If the largest keeps rising, that worker keeps what it should let go; at its limit (`resourceLimits`) it ends with ERR_WORKER_OUT_OF_MEMORY.",
  series: meanAndMax('nodejs.worker.heap.used'),
};
