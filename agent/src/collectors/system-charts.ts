import type { ChartDescription } from '../../../shared/charts.ts';

export const SYSTEM_CPU_CHART: ChartDescription = {
  id: 'system.cpu',
  title: 'CPU of the machine',
  unit: '1',
  kind: 'lines',
  group: 'system',
  help: 'Share of the time of all CPUs in which the machine was busy, with this process or others; read every fifth sample. Near 100 % everything on the machine waits its turn. If it is high while the CPU of the process is low, a neighbour slows the service down.',
  series: [{ id: 'system.cpu.utilization', label: 'busy' }],
};

export const LOAD_CHART: ChartDescription = {
  id: 'system.cpu.load_average',
  title: 'Load average',
  unit: '{thread}',
  kind: 'lines',
  group: 'system',
  help: 'Threads of the whole machine that run or wait to run, averaged over 1, 5 and 15 minutes; Linux also counts those that wait for a disk. Below the number of CPUs it is fine. Well above it the machine is overloaded, and a high load with idle CPUs points to a slow disk.',
  series: [
    { id: 'system.cpu.load_average.1m', label: '1 min' },
    { id: 'system.cpu.load_average.5m', label: '5 min' },
    { id: 'system.cpu.load_average.15m', label: '15 min' },
  ],
};

/** With what the limit of the cgroup leaves to the process, if it has one. */
export function describeSystemMemory(hasLimit: boolean): ChartDescription {
  return {
    id: 'system.memory',
    title: 'Memory of the machine',
    unit: 'By',
    kind: 'lines',
    group: 'system',
    help: 'Memory that new work could have, and all that the machine has; in a container with a limit, also what the limit leaves. Caches that can be dropped count as available on Linux. When it comes near zero the machine starts to swap, or the system ends a process.',
    series: [
      { id: 'system.memory.usage{system.memory.state=available}', label: 'available' },
      { id: 'system.memory.limit', label: 'total' },
      ...(hasLimit ? [{ id: 'container.memory.available', label: 'left by the cgroup' }] : []),
    ],
  };
}
