import { type CreateKind, rangeFromZero } from './kind.ts';
import { seriesColor } from './look.ts';
import { pick } from './rows.ts';

/** One line a series. */
export const createLines: CreateKind = (chart, look) => ({
  series: chart.series.map((_, index) => ({ stroke: seriesColor(look, index), width: 1.5, points: { show: false } })),
  yRange: rangeFromZero,
  data: ({ plan, columns, visible }) => [
    plan.times,
    ...columns.map((values, index) => pick(plan, visible[index] ? values : undefined)),
  ],
});
