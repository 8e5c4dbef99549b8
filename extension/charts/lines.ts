import { type CreateKind, rangeFor } from './kind.ts';
import { seriesColor } from './look.ts';
import { pick } from './rows.ts';

/** One line a series. A width of 1 is drawn in a third of the time of 1.5 where there is no GPU (measured). */
export const createLines: CreateKind = (chart, look) => ({
  series: chart.series.map((_, index) => ({ stroke: seriesColor(look, index), width: 1, points: { show: false } })),
  yRange: rangeFor(chart.unit),
  data: ({ plan, columns, visible }) => [
    plan.times,
    ...columns.map((values, index) => pick(plan, visible[index] ? values : undefined)),
  ],
});
