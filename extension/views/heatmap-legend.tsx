import type { ReadonlySignal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Reading } from '../charts/reading.ts';
import { formatValue } from '../charts/units.ts';

/**
 * What the colours of a heatmap mean, and what it counts at the shared cursor, else in the newest interval: in the bucket
 * under the mouse, or in all of them and from where to where.
 */
export function HeatmapLegend({ chart, reading }: { chart: ChartDescription; reading: ReadonlySignal<Reading> }) {
  const { values, spread, counts, bucket } = reading.value;
  const read = spread?.high ?? values;
  const told = read.map((count) => Math.max(count || 0, 0));
  const total = told.reduce((sum, count) => sum + count, 0);
  const when = spread ? `most in an interval of these ${formatValue(spread.stepMs / 1000, 's')}` : 'in this interval';
  return (
    <p class="legend heat" data-testid="heatmap-total" data-total={total}>
      {counts && (
        <span class="scale" title="Counts of a bucket, from the lowest to the highest in view">
          {format(counts.lowest)}
          <span class="ramp" />
          {format(counts.highest)}
        </span>
      )}
      <span>
        {read.every(Number.isNaN)
          ? '–'
          : bucket === undefined
            ? tellAll(chart, told, spread ? Math.max(...told) : total, when)
            : `${format(told[bucket] ?? 0)} from ${bound(chart, bucket)} to ${bound(chart, bucket + 1)}, ${when}`}
      </span>
    </p>
  );
}

const format = (count: number) => (count === 0 ? 'none' : formatValue(count, '{count}'));

const bound = ({ bounds, unit }: ChartDescription, index: number) => formatValue(bounds?.[index] ?? Number.NaN, unit);

function tellAll(chart: ChartDescription, counts: readonly number[], figure: number, when: string): string {
  if (figure === 0) return 'none in this interval';
  const lowest = counts.findIndex((count) => count > 0);
  const highest = counts.findLastIndex((count) => count > 0);
  return `${format(figure)} from ${bound(chart, lowest)} to ${bound(chart, highest + 1)}, ${when}`;
}
