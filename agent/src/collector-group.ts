import { columnsOf } from '../../shared/charts.ts';
import type { Collector, CollectorHost, CreateCollector } from './collector.ts';
import type { Source } from './source.ts';
import { messageOf, type Warn } from './warn.ts';

/** The collectors of a sampler, as one. */
interface CollectorGroup {
  sources: Source[];
  /** Changes the gear of all: true when the first client comes, false when the last one leaves. */
  watch(watched: boolean): void;
  close(): void;
}

/**
 * Starts collectors. One that fails, now or later, costs its own values and a warning: a runtime that lacks what a
 * collector counts on must not take the host or the other collectors with it.
 */
export function startCollectors(
  collectors: Readonly<Record<string, CreateCollector>>,
  host: CollectorHost,
): CollectorGroup {
  const running: [name: string, collector: Collector][] = [];
  for (const [name, create] of Object.entries(collectors)) {
    attempt(name, host.warn, () => running.push([name, create(host)]));
  }
  return {
    sources: running
      .filter(([, collector]) => columnsOf(collector.charts).length > 0)
      .map(([name, collector]) => ({
        charts: collector.charts,
        read: (values, sample) => attempt(name, host.warn, () => collector.read(values, sample)),
      })),
    watch(watched) {
      for (const [name, collector] of running) attempt(name, host.warn, () => collector.watch?.(watched));
    },
    close() {
      for (const [name, collector] of running) attempt(name, host.warn, () => collector.close?.());
    },
  };
}

function attempt(name: string, warn: Warn, action: () => void): void {
  try {
    action();
  } catch (error) {
    warn(`The collector "${name}" failed and shows gaps: ${messageOf(error)}`);
  }
}
