import { type CreateKind, rangeFromZero } from './kind.ts';
import { faded, seriesColor } from './look.ts';
import { type Cell, pick } from './rows.ts';

/**
 * Adds the series up, so that each line is the sum of its own and all before it. A hidden series adds nothing, also
 * where it is the first: uPlot fills the space between two lines only where both have a value. A row without any value
 * stays a gap.
 */
export function stack(columns: readonly Cell[][]): Cell[][] {
  const sums = (columns[0] ?? []).map((_, row): Cell => (columns.some((cells) => cells[row] !== null) ? 0 : null));
  return columns.map((cells) =>
    cells.map((cell, row) => {
      const below = sums[row] ?? null;
      if (below === null) return null;
      const sum = below + (cell ?? 0);
      sums[row] = sum;
      return sum;
    }),
  );
}

/** Stacked areas, the first series at the bottom. */
export const createArea: CreateKind = (chart, look) => {
  let shown: readonly boolean[] = [];
  return {
    series: chart.series.map((_, index) => ({
      // A hidden series lies on the line below it, which it must not cover; uPlot asks at every draw.
      stroke: () => (shown[index] ? seriesColor(look, index) : 'transparent'),
      width: 1,
      points: { show: false },
      ...(index === 0 ? { fill: faded(seriesColor(look, 0), 0.45) } : {}),
    })),
    bands: chart.series.slice(1).map((_, index) => ({
      series: [index + 2, index + 1],
      fill: faded(seriesColor(look, index + 1), 0.45),
    })),
    yRange: rangeFromZero,
    data({ plan, columns, visible }) {
      shown = visible;
      return [plan.times, ...stack(columns.map((values, index) => pick(plan, visible[index] ? values : undefined)))];
    },
  };
};
