import { type CreateKind, rangeFromZero } from './kind.ts';
import { faded, seriesColor } from './look.ts';
import { pick } from './rows.ts';

/** Series from low to high, such as percentiles, with the space between each two filled. */
export const createBands: CreateKind = (chart, look) => ({
  series: chart.series.map((_, index) => ({ stroke: seriesColor(look, index), width: 1, points: { show: false } })),
  bands: chart.series.slice(1).map((_, index) => ({
    series: [index + 2, index + 1],
    fill: faded(seriesColor(look, index + 1), 0.18),
  })),
  yRange: rangeFromZero,
  data: ({ plan, columns, visible }) => [
    plan.times,
    ...columns.map((values, index) => pick(plan, visible[index] ? values : undefined)),
  ],
});
