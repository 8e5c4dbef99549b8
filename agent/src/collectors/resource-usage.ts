import type { ChartDescription } from '../../../shared/charts.ts';

/** A series that counts up; it is shown as the rise a second. */
interface Counter {
  id: string;
  label: string;
  total(usage: NodeJS.ResourceUsage): number;
}

interface ResourceChart extends Omit<ChartDescription, 'series'> {
  counters: Counter[];
}

/**
 * The charts that `process.resourceUsage()` fills on a platform, with the field behind each series. Left out is what
 * libuv does not fill there: Windows counts neither context switches nor minor faults, macOS no file-system operations.
 */
export function describeResourceCharts(platform: NodeJS.Platform): ResourceChart[] {
  const windows = platform === 'win32';
  return [
    CPU,
    ...(windows ? [] : [CONTEXT_SWITCHES]),
    windows ? WINDOWS_PAGE_FAULTS : PAGE_FAULTS,
    ...(platform === 'darwin' ? [] : [FILE_SYSTEM]),
  ];
}

const CPU: ResourceChart = {
  id: 'process.cpu',
  title: 'CPU',
  unit: '1',
  kind: 'area',
  group: 'cpu',
  help: 'CPU time of all threads of the process, as a share of one core: 100 % is one core fully used. JavaScript alone stays below that; the garbage collector, the thread pool and workers come on top. A high system share points to many small reads, writes or connections.',
  counters: [
    { id: 'process.cpu.utilization{cpu.mode=user}', label: 'user', total: (usage) => usage.userCPUTime / 1e6 },
    { id: 'process.cpu.utilization{cpu.mode=system}', label: 'system', total: (usage) => usage.systemCPUTime / 1e6 },
  ],
};

const CONTEXT_SWITCHES: ResourceChart = {
  id: 'process.context_switches',
  title: 'Context switches',
  unit: '{context_switch}/s',
  kind: 'bars',
  group: 'cpu',
  help: 'How often threads of the process gave up a CPU: voluntarily, to wait for something, or because the system took it. Voluntary switches grow with the traffic. Many involuntary ones mean that the CPUs are contended: too many busy processes or threads for the machine.',
  counters: [
    {
      id: 'process.context_switches{process.context_switch.type=voluntary}',
      label: 'voluntary',
      total: (usage) => usage.voluntaryContextSwitches,
    },
    {
      id: 'process.context_switches{process.context_switch.type=involuntary}',
      label: 'involuntary',
      total: (usage) => usage.involuntaryContextSwitches,
    },
  ],
};

const PAGE_FAULTS: ResourceChart = {
  id: 'process.paging.faults',
  title: 'Page faults',
  unit: '{fault}/s',
  kind: 'lines',
  group: 'cpu',
  help: 'Accesses to memory that the system first had to map (minor) or to read from disk (major). Minor faults come with every growth of memory. Major faults in a process that has been running for a while mean that the machine is short of memory.',
  counters: [
    {
      id: 'process.paging.faults{system.paging.fault.type=minor}',
      label: 'minor',
      total: (usage) => usage.minorPageFault,
    },
    {
      id: 'process.paging.faults{system.paging.fault.type=major}',
      label: 'major',
      total: (usage) => usage.majorPageFault,
    },
  ],
};

/** Windows counts minor and major faults in one, which libuv hands over as major. */
const WINDOWS_PAGE_FAULTS: ResourceChart = {
  ...PAGE_FAULTS,
  help: 'Accesses to memory that the system first had to map or to read from disk; Windows does not tell which. They come with every growth of memory. A high rate at steady memory means that the machine is short of it.',
  counters: [{ id: 'process.paging.faults', label: 'all', total: (usage) => usage.majorPageFault }],
};

const FILE_SYSTEM: ResourceChart = {
  id: 'process.disk.operations',
  title: 'File-system operations',
  unit: '{operation}/s',
  kind: 'bars',
  group: 'cpu',
  help: 'Reads and writes that reached a disk; Linux counts blocks of 512 bytes. What the page cache answers is not counted, so a busy service may show nothing. A high rate of reads means that files do not stay in the cache.',
  counters: [
    { id: 'process.disk.operations{disk.io.direction=read}', label: 'reads', total: (usage) => usage.fsRead },
    { id: 'process.disk.operations{disk.io.direction=write}', label: 'writes', total: (usage) => usage.fsWrite },
  ],
};
