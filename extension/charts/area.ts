import { type CreateKind, rangeFromZero } from './kind.ts';
import { faded, seriesColor } from './look.ts';
import { type Cell, pick } from './rows.ts';

/**
 * Adds the series up, so that each line is the sum of its own and all before it. A hidden series adds nothing, and a
 * row without any value stays a gap.
 */
export function stack(columns: readonly Cell[][]): Cell[][] {
  const sums: Cell[] = Array.from(columns[0] ?? [], () => null);
  return columns.map((cells) =>
    cells.map((cell, row) => {
      if (cell !== null) sums[row] = (sums[row] ?? 0) + cell;
      return sums[row] ?? null;
    }),
  );
}

/** Stacked areas, the first series at the bottom. */
export const createArea: CreateKind = (chart, look) => ({
  series: chart.series.map((_, index) => ({
    stroke: seriesColor(look, index),
    width: 1,
    points: { show: false },
    ...(index === 0 ? { fill: faded(seriesColor(look, 0), 0.45) } : {}),
  })),
  bands: chart.series.slice(1).map((_, index) => ({
    series: [index + 2, index + 1],
    fill: faded(seriesColor(look, index + 1), 0.45),
  })),
  yRange: rangeFromZero,
  data: ({ plan, columns, visible }) => [
    plan.times,
    ...stack(columns.map((values, index) => pick(plan, visible[index] ? values : undefined))),
  ],
});
