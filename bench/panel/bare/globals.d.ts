import type uPlotClass from 'uplot';
import type { Options } from './page.js';

declare global {
  const uPlot: typeof uPlotClass;
  function levelAt(column: number, time: number): number;
  function startCharts(options: Options): void;
  /** In milliseconds since the epoch; on a page that was opened with its options. */
  const chartsDrawnAt: Promise<number>;
}
