import type { ReadonlySignal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Reading } from '../charts/reading.ts';
import type { Layouts } from '../models/layouts.ts';
import { HeatmapLegend } from './heatmap-legend.tsx';
import { Legend } from './legend.tsx';

interface ChartLegendProps {
  chart: ChartDescription;
  reading: ReadonlySignal<Reading>;
  visible: ReadonlySignal<readonly boolean[]>;
  layouts: Layouts;
}

/** What stands under a chart. All of a chart's card that is drawn anew with each sample. */
export function ChartLegend({ chart, reading, visible, layouts }: ChartLegendProps) {
  return chart.kind === 'heatmap' ? (
    <HeatmapLegend chart={chart} reading={reading} />
  ) : (
    <Legend chart={chart} reading={reading} visible={visible.value} choices={layouts.series} />
  );
}
