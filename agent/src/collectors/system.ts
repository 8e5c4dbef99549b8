import os from 'node:os';
import type { ChartDescription } from '../../../shared/charts.ts';
import type { Collector } from '../collector.ts';
import { createUtilization, findCpuTimes, type ReadCpuTimes } from './machine-cpu.ts';
import { readLimit } from './memory.ts';
import { orNaN } from './or-nan.ts';
import { createPace } from './pace.ts';
import { describeSystemMemory, LOAD_CHART, SYSTEM_CPU_CHART } from './system-charts.ts';

interface Part {
  chart: ChartDescription;
  /** One value for each series of the chart; after a pause, none of the time before. */
  read(afterPause: boolean): number[];
}

/** What the machine has to offer: CPU, load, memory. Read every fifth sample and held in between. */
export function createSystemCollector(): Collector {
  return createSystemCollectorOn(process.platform, findCpuTimes(process.platform));
}

/** The same with the platform and the reader of the CPU time given. */
export function createSystemCollectorOn(platform: NodeJS.Platform, readCpuTimes?: ReadCpuTimes): Collector {
  const parts: Part[] = [];
  if (readCpuTimes) {
    const utilization = createUtilization(readCpuTimes);
    parts.push({ chart: SYSTEM_CPU_CHART, read: (afterPause) => [utilization(afterPause)] });
  }
  // Windows has no load average; Node gives zeros there.
  if (platform !== 'win32') parts.push({ chart: LOAD_CHART, read: readLoad });
  parts.push(createMemoryPart());

  const isDue = createPace();
  let held: number[] = [];
  return {
    charts: parts.map(({ chart }) => chart),
    read(values, { elapsedMs }) {
      if (isDue(elapsedMs)) held = parts.flatMap(({ read }) => read(Number.isNaN(elapsedMs)));
      values.set(held);
    },
  };
}

function readLoad(): number[] {
  try {
    return os.loadavg();
  } catch {
    return [Number.NaN, Number.NaN, Number.NaN];
  }
}

function createMemoryPart(): Part {
  // A machine hardly ever gets more, and to ask is to read a file.
  const totalBytes = orNaN(() => os.totalmem());
  const hasLimit = typeof process.availableMemory === 'function' && Number.isFinite(readLimit());
  return {
    chart: describeSystemMemory(hasLimit),
    read: () => [orNaN(() => os.freemem()), totalBytes, ...(hasLimit ? [orNaN(() => process.availableMemory())] : [])],
  };
}
