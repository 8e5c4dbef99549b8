import type { ChartDescription } from '../../../shared/charts.ts';
import type { Collector } from '../collector.ts';
import { isNode } from '../runtime.ts';
import { createResourceCounts } from './active-resources.ts';
import { orNaN } from './or-nan.ts';
import { createPace } from './pace.ts';
import { readDescriptors, readThreads, tellsDescriptors } from './proc-self.ts';
import { ACTIVE_RESOURCES_CHART, DESCRIPTORS_CHART, THREADS_CHART } from './resources-charts.ts';

/** What is read here, each left out where the platform or the runtime lacks it. */
interface ResourceSources {
  activeResources?: (() => string[]) | undefined;
  descriptors?: (() => number) | undefined;
  threads?: (() => number) | undefined;
}

interface Part {
  chart: ChartDescription;
  /** One value for each series of the chart; `isDue` at every fifth sample. */
  read(isDue: boolean, watched: boolean): readonly number[];
}

/** What the process holds open: handles, requests and timers by type, file descriptors, threads. */
export function createResourcesCollector(): Collector {
  return createResourcesCollectorOn(findSources(process.platform));
}

/** The sources of a platform, tried once. */
export function findSources(platform: NodeJS.Platform, runsOnNode = isNode): ResourceSources {
  const linux = platform === 'linux';
  return {
    // Other runtimes have the function and return an empty list.
    activeResources:
      runsOnNode && typeof process.getActiveResourcesInfo === 'function'
        ? () => process.getActiveResourcesInfo()
        : undefined,
    descriptors: linux && tellsDescriptors() ? readDescriptors : undefined,
    threads: linux && orNaN(readThreads) > 0 ? readThreads : undefined,
  };
}

/** The same with the sources, and the clock of their budget, given. */
export function createResourcesCollectorOn(sources: ResourceSources, now?: () => number): Collector {
  const { activeResources, descriptors, threads } = sources;
  const parts: Part[] = [];
  if (activeResources) {
    const counts = createResourceCounts(activeResources, now);
    let held: readonly number[] = [];
    const read: Part['read'] = (isDue, watched) => {
      if (isDue || watched) held = counts();
      return held;
    };
    parts.push({ chart: ACTIVE_RESOURCES_CHART, read });
  }
  if (descriptors) parts.push({ chart: DESCRIPTORS_CHART, read: hold(descriptors) });
  if (threads) parts.push({ chart: THREADS_CHART, read: hold(threads) });
  const paceIsDue = createPace();
  let watched = false;

  return {
    charts: parts.map(({ chart }) => chart),
    read(values, { elapsedMs }) {
      const isDue = paceIsDue(elapsedMs);
      let column = 0;
      for (const { read } of parts) {
        for (const value of read(isDue, watched)) values[column++] = value;
      }
    },
    watch(isWatched) {
      watched = isWatched;
    },
  };
}

/** Reads what is due and keeps it: the first access to /proc in a sample takes some 60 µs, whatever it is for. */
function hold(source: () => number): Part['read'] {
  let held = Number.NaN;
  return (isDue) => {
    if (isDue) held = orNaN(source);
    return [held];
  };
}
