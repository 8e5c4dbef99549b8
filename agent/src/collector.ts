import type { ChartDescription } from '../../shared/charts.ts';
import type { ProcessEvent } from '../../shared/events.ts';

/** What every collector may want to know of the sample being taken. */
export interface SampleContext {
  /** Milliseconds since the epoch, by the agent's clock. */
  time: number;
  /**
   * Real time since the previous sample, from the monotonic clock. NaN in the first one, and in the first after a pause:
   * what was counted until then belongs to no interval, so it is dropped and figures of an interval stay NaN.
   */
  elapsedMs: number;
}

/** What a collector is given by the agent it belongs to. */
export interface CollectorHost {
  /** Turns a reading of `performance.now()` into milliseconds since the epoch. */
  toEpoch(monotonicMs: number): number;
  /** Books an event. */
  emit(event: ProcessEvent): void;
  /** One line for the person who runs the process; repeated texts are written once. */
  warn(text: string): void;
}

/** One concern: the charts that describe it, and the closure that reads their values. */
export interface Collector {
  charts: ChartDescription[];
  /**
   * Writes one value for each of `columnsOf(charts)`, in that order. `values` comes filled with NaN, so what cannot be
   * read now is simply left. Called once an interval; must not throw and must not cost more than the host has to offer.
   */
  read(values: Float64Array, sample: SampleContext): void;
  /** Changes gear: true when the first client comes, false when the last one leaves. */
  watch?(watched: boolean): void;
  /** Ends every observer, timer and listener of the collector. */
  close?(): void;
}

export type CreateCollector = (host: CollectorHost) => Collector;
