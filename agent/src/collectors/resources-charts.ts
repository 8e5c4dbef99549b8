import type { ChartDescription } from '../../../shared/charts.ts';
import { RESOURCE_TYPES } from './active-resources.ts';

const ACTIVE = 'nodejs.active_resources.count';

function activeId(type: string): string {
  return `${ACTIVE}{nodejs.active_resource.type=${type}}`;
}

export const ACTIVE_RESOURCES_CHART: ChartDescription = {
  id: 'nodejs.active_resources',
  title: 'Handles and requests',
  unit: '{resource}',
  kind: 'area',
  group: 'resources',
  help: 'What keeps the process alive, by type: open sockets and servers, timers, child processes, requests to the file system and DNS. It normally rises and falls with the traffic. A type that only grows is not being closed or cleared; thousands of them are counted less often, and the last count is shown until the next.',
  series: [
    ...[...RESOURCE_TYPES].map(([type, label]) => ({ id: activeId(type), label })),
    { id: activeId('other'), label: 'other' },
  ],
};

export const DESCRIPTORS_CHART: ChartDescription = {
  id: 'process.unix.file_descriptor',
  title: 'File descriptors',
  unit: '{file_descriptor}',
  kind: 'lines',
  group: 'resources',
  help: 'Files, sockets and pipes that the process has open, read every fifth sample. The count follows the number of connections and returns to its floor when they end. A floor that rises means that something is opened and not closed; at the limit of the process (`ulimit -n`) connections and reads fail with EMFILE.',
  series: [{ id: 'process.unix.file_descriptor.count', label: 'open' }],
};

export const THREADS_CHART: ChartDescription = {
  id: 'process.thread',
  title: 'Threads',
  unit: '{thread}',
  kind: 'lines',
  group: 'resources',
  help: "Threads of the process as the system counts them: the main one, V8's helpers, the thread pool, workers and those of native modules; read every fifth sample. About ten and steady is normal without workers. A count that keeps growing means that workers are started and not ended.",
  series: [{ id: 'process.thread.count', label: 'threads' }],
};
