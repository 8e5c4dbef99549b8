import type { ChartDescription } from '../../shared/charts.ts';
import { formatValue } from '../charts/units.ts';

/** What a heatmap counts in the interval under the cursor, else in the newest: how many, and from where to where. */
export function HeatmapLegend({ chart, counts }: { chart: ChartDescription; counts: readonly number[] }) {
  const total = counts.filter((count) => count > 0).reduce((sum, count) => sum + count, 0);
  const lowest = counts.findIndex((count) => count > 0);
  const highest = counts.findLastIndex((count) => count > 0);
  const bound = (index: number) => formatValue(chart.bounds?.[index] ?? Number.NaN, chart.unit);
  return (
    <p class="legend heat" data-testid="heatmap-total" data-total={total}>
      <span class="ramp" />
      {total === 0 ? 'none in this interval' : `${total} in this interval, ${bound(lowest)} to ${bound(highest + 1)}`}
    </p>
  );
}
