import type uPlot from 'uplot';
import type { CreateKind, KindInput } from './kind.ts';
import { faded } from './look.ts';
import { formatValue } from './units.ts';

/** Steps of the colour ramp; more cannot be told apart. */
const SHADES = 12;

/**
 * Buckets from bottom to top, one column an interval; the more a bucket counts, the stronger its colour, by the
 * logarithm, so that one busy bucket does not hide the rare ones. An empty bucket is left blank.
 */
export const createHeatmap: CreateKind = (chart, look) => {
  const buckets = chart.series.length;
  const bounds = chart.bounds ?? [];
  const shades = Array.from({ length: SHADES }, (_, shade) => faded(look.heat, 0.2 + (0.8 * (shade + 1)) / SHADES));
  let input: KindInput | undefined;

  function draw(u: uPlot): void {
    if (!input) return;
    const { plan, columns, intervalMs } = input;
    const shown = plan.rows.filter((row) => row >= 0);
    const highest = columns.reduce(
      (most, values) => shown.reduce((max, row) => Math.max(max, values?.[row] ?? 0), most),
      1,
    );
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const [index, row] of plan.rows.entries()) {
      if (row < 0) continue;
      const time = plan.times[index] ?? 0;
      const left = u.valToPos(time - intervalMs, 'x', true);
      const width = Math.max(u.valToPos(time, 'x', true) - left - 0.5, 1);
      for (let bucket = 0; bucket < buckets; bucket++) {
        const count = columns[bucket]?.[row] ?? 0;
        if (!(count > 0)) continue;
        const shade = Math.round((Math.log1p(count) / Math.log1p(highest)) * (SHADES - 1));
        const top = u.valToPos(bucket + 1, 'y', true);
        ctx.fillStyle = shades[shade] ?? look.heat;
        ctx.fillRect(left, top, width, Math.max(u.valToPos(bucket, 'y', true) - top - 0.5, 1));
      }
    }
    ctx.restore();
  }

  return {
    // uPlot wants a series for the cursor to find rows by; it draws nothing itself.
    series: [{ paths: () => null, points: { show: false } }],
    hooks: { draw: [draw] },
    yAxis: {
      splits: () => ticks(buckets),
      values: (_, splits) => splits.map((split) => formatValue(bounds[split] ?? Number.NaN, chart.unit)),
    },
    yRange: () => [0, buckets],
    data(next) {
      input = next;
      return [next.plan.times, next.plan.rows.map((row) => (row < 0 ? null : 0))];
    },
  };
};

/** At most five bounds, evenly spread. */
function ticks(buckets: number): number[] {
  const step = Math.ceil(buckets / 4);
  return Array.from({ length: Math.floor(buckets / step) + 1 }, (_, index) => index * step);
}
