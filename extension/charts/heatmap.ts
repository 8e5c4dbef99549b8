import type uPlot from 'uplot';
import { clipped } from './clipped.ts';
import { heatScale } from './heat-scale.ts';
import type { CreateKind, KindInput } from './kind.ts';

/**
 * Buckets from bottom to top, one column a row; the more a bucket counts, the further along the ramp is its colour, by
 * the logarithm, so that one busy bucket does not hide the rare ones. An empty bucket is left blank. Where rows are
 * reduced, a column shows the highest count that each bucket had in any one interval.
 */
export const createHeatmap: CreateKind = (chart, look) => {
  const { edges, axis } = heatScale(chart.bounds ?? [], chart.unit);
  const floor = edges[0] ?? 0;
  let input: KindInput | undefined;

  function draw(u: uPlot): void {
    const counts = input && countsInView(input);
    if (!input || !counts) return;
    const { ctx } = u;
    const tops = edges.map((edge) => u.valToPos(edge, 'y', true));
    const cells = cellsOf(input, (time) => Math.round(u.valToPos(time, 'x', true)));
    clipped(u, () => {
      for (const { left, width, counts: column } of cells) {
        for (const [bucket, count] of column.entries()) {
          if (count === 0) continue;
          const top = tops[bucket + 1] ?? 0;
          ctx.fillStyle = look.heat[shadeOf(count, counts, look.heat.length)] ?? look.text;
          ctx.fillRect(left, top, width, Math.max((tops[bucket] ?? 0) - top - 0.5, devicePixelRatio));
        }
      }
    });
  }

  return {
    // uPlot wants a series for the cursor to find rows by; it draws nothing itself.
    series: [{ paths: () => null, points: { show: false } }],
    hooks: { above: draw },
    yAxis: axis,
    yRange: () => [floor, edges.at(-1) ?? floor + 1],
    data(next) {
      input = next;
      return [next.plan.times, next.plan.rows.map((row) => (row < 0 ? null : floor))];
    },
  };
};

/** The lowest and the highest count of a bucket, other than none. */
export interface Counts {
  lowest: number;
  highest: number;
}

/** What the ends of the ramp mean: the counts in view; `undefined` where nothing was counted. */
export function countsInView({ range, plan, columns }: Omit<KindInput, 'visible'>): Counts | undefined {
  let [lowest, highest] = [Infinity, 0];
  for (const column of columns) {
    for (const [entry, count] of (column?.high ?? []).entries()) {
      if (!count || count < 0 || (plan.to[entry] ?? 0) <= range.from || (plan.from[entry] ?? 0) >= range.to) continue;
      lowest = Math.min(lowest, count);
      highest = Math.max(highest, count);
    }
  }
  return highest === 0 ? undefined : { lowest, highest };
}

/** The place of a count on a ramp of so many colours; what lies outside of the counts in view is at its ends. */
export function shadeOf(count: number, { lowest, highest }: Counts, shades: number): number {
  const share = highest > lowest ? Math.log(count / lowest) / Math.log(highest / lowest) : 1;
  return Math.round(Math.min(Math.max(share, 0), 1) * (shades - 1));
}

/** What one place of a heatmap shows: the highest count of each bucket among the rows that fall on it. */
export interface HeatmapCell {
  left: number;
  width: number;
  counts: number[];
}

/** One cell a row, or for all rows that begin at the same pixel, which would hide each other. `xOf` gives a time's pixel. */
export function cellsOf({ plan, columns }: KindInput, xOf: (time: number) => number): HeatmapCell[] {
  const cells: HeatmapCell[] = [];
  for (const [entry, row] of plan.rows.entries()) {
    if (row < 0) continue;
    const left = xOf(plan.from[entry] ?? 0);
    const counts = columns.map((column) => Math.max(column?.high[entry] ?? 0, 0));
    const last = cells.at(-1);
    if (last?.left === left) last.counts = last.counts.map((count, bucket) => Math.max(count, counts[bucket] ?? 0));
    else cells.push({ left, width: Math.max(xOf(plan.to[entry] ?? 0) - left, 1), counts });
  }
  return cells;
}
