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
    const { ctx, bbox } = u;
    const cells = cellsOf(input, (time) => Math.round(u.valToPos(time, 'x', true)));
    const highest = Math.max(1, ...cells.flatMap(({ counts }) => counts));
    const edges = Array.from({ length: buckets + 1 }, (_, bucket) => u.valToPos(bucket, 'y', true));
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const { left, width, counts } of cells) {
      for (const [bucket, count] of counts.entries()) {
        if (count === 0) continue;
        const shade = Math.round((Math.log1p(count) / Math.log1p(highest)) * (SHADES - 1));
        const top = edges[bucket + 1] ?? 0;
        ctx.fillStyle = shades[shade] ?? look.heat;
        ctx.fillRect(left, top, width, Math.max((edges[bucket] ?? 0) - top - 0.5, 1));
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

/** What one place of a heatmap shows: the highest count of each bucket among the rows that fall on it. */
export interface HeatmapCell {
  left: number;
  width: number;
  counts: number[];
}

/**
 * One cell a row, or for all rows that begin at the same pixel: translucent cells drawn over each other would add up to
 * a colour that means more. `xOf` gives the pixel of a time.
 */
export function cellsOf({ plan, columns, intervalMs }: KindInput, xOf: (time: number) => number): HeatmapCell[] {
  const cells: HeatmapCell[] = [];
  for (const [index, row] of plan.rows.entries()) {
    if (row < 0) continue;
    const time = plan.times[index] ?? 0;
    // A sample covers the interval that ends at its time.
    const left = xOf(time - intervalMs);
    const counts = columns.map((values) => Math.max(values?.[row] || 0, 0));
    const last = cells.at(-1);
    if (last?.left === left) last.counts = last.counts.map((count, bucket) => Math.max(count, counts[bucket] ?? 0));
    else cells.push({ left, width: Math.max(xOf(time) - left, 1), counts });
  }
  return cells;
}

/** At most five bounds, evenly spread. */
function ticks(buckets: number): number[] {
  const step = Math.ceil(buckets / 4);
  return Array.from({ length: Math.floor(buckets / step) + 1 }, (_, index) => index * step);
}
