import type { ChartDescription } from '../../shared/charts.ts';
import type { SampleContext } from './collector.ts';

/** Charts and where their values come from: a collector, or a chart of the application. */
export interface Source {
  charts: readonly ChartDescription[];
  /** Writes one value for each of `columnsOf(charts)` into `values`, which comes filled with NaN. Must not throw. */
  read(values: Float64Array, sample: SampleContext): void;
}
