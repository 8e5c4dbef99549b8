import type { ChartDescription } from '../../../shared/charts.ts';
import type { ReadThrottledMs } from './cgroup.ts';
import { createPace } from './pace.ts';

export const THROTTLED_CHART: ChartDescription = {
  id: 'container.cpu.throttled',
  title: 'Throttled',
  unit: '1',
  kind: 'lines',
  group: 'cpu',
  help: 'Share of the time in which the cgroup had used up its CPU quota and stood still; summed over CPUs, so it can exceed 100 %. It is measured over five samples and shown until the next measurement. It should be near zero: anything else shows up as stalls that no code explains, and asks for a higher CPU limit.',
  series: [{ id: 'container.cpu.throttled', label: 'throttled' }],
};

/**
 * The share of wall time in which the cgroup was throttled, over the latest five samples. In between the value is held:
 * it is an average of that span, and points with gaps of NaN between them would not draw as a line.
 */
export function createThrottledShare(readThrottledMs: ReadThrottledMs): (elapsedMs: number) => number {
  const paceIsDue = createPace();
  let total = Number.NaN;
  let spanMs = 0;
  let share = Number.NaN;

  return (elapsedMs) => {
    // NaN after a pause, and so is the share of a span that holds it.
    spanMs += elapsedMs;
    if (!paceIsDue(elapsedMs)) return share;
    const before = total;
    total = readThrottledMs();
    share = (total - before) / spanMs;
    spanMs = 0;
    return share;
  };
}
