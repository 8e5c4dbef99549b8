import type { ReadonlySignal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Layouts } from '../models/layouts.ts';
import { HeatmapLegend } from './heatmap-legend.tsx';
import { Legend } from './legend.tsx';

interface ChartLegendProps {
  chart: ChartDescription;
  /** One for each series, NaN where there is none. */
  values: ReadonlySignal<readonly number[]>;
  visible: ReadonlySignal<readonly boolean[]>;
  layouts: Layouts;
}

/** What stands under a chart. All of a chart's card that is drawn anew with each sample. */
export function ChartLegend({ chart, values, visible, layouts }: ChartLegendProps) {
  return chart.kind === 'heatmap' ? (
    <HeatmapLegend chart={chart} counts={values.value} />
  ) : (
    <Legend chart={chart} values={values.value} visible={visible.value} choices={layouts.series} />
  );
}
