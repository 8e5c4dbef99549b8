import type { Collector } from '../collector.ts';
import { findThrottledGroup, type ReadThrottledMs } from './cgroup.ts';
import { describeResourceCharts } from './resource-usage.ts';
import { createThrottledShare, THROTTLED_CHART } from './throttled.ts';

/** What the operating system books on the process: CPU time, context switches, page faults, file-system operations. */
export function createCpuCollector(): Collector {
  return createCpuCollectorOn(process.platform, findThrottledGroup());
}

/** The same with the platform and the reader of the throttled group given. */
export function createCpuCollectorOn(platform: NodeJS.Platform, readThrottledMs?: ReadThrottledMs): Collector {
  const resourceCharts = describeResourceCharts(platform);
  const counters = resourceCharts.flatMap(({ counters }) => counters);
  const charts = resourceCharts.map(({ counters, ...chart }) => ({
    ...chart,
    series: counters.map(({ id, label }) => ({ id, label })),
  }));
  const totals = new Float64Array(counters.length);
  const throttledShare = readThrottledMs && createThrottledShare(readThrottledMs);

  return {
    charts: throttledShare ? [...charts, THROTTLED_CHART] : charts,
    read(values, { elapsedMs }) {
      const usage = process.resourceUsage();
      for (const [column, { total }] of counters.entries()) {
        const now = total(usage);
        values[column] = ((now - (totals[column] ?? 0)) * 1000) / elapsedMs;
        totals[column] = now;
      }
      if (throttledShare) values[counters.length] = throttledShare(elapsedMs);
    },
  };
}
