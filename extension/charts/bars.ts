import uPlot from 'uplot';
import { stack } from './area.ts';
import { type CreateKind, rangeFromZero } from './kind.ts';
import { faded, seriesColor } from './look.ts';
import { pick } from './rows.ts';

/**
 * Stacked bars, one stack an interval, the first series at the bottom. uPlot draws each bar from zero, so the highest
 * sum is drawn first and the others over it: its series stand in reverse order.
 */
export const createBars: CreateKind = (chart, look) => {
  // A sample covers the interval that ends at its time.
  const paths = uPlot.paths.bars?.({ align: -1, size: [0.92, Infinity, 1] });
  return {
    series: chart.series
      .map((_, index) => ({
        fill: solid(seriesColor(look, index), look.surface),
        width: 0,
        points: { show: false },
        ...(paths ? { paths } : {}),
      }))
      .reverse(),
    yRange: rangeFromZero,
    data({ plan, columns, visible }) {
      const sums = stack(columns.map((values, index) => pick(plan, visible[index] ? values : undefined)));
      // uPlot takes the width of a bar from the distance of neighbours, for which `undefined` does not count.
      const bars = sums.map((cells) => cells.map((cell, index) => (plan.rows[index] === -1 ? undefined : cell)));
      return [plan.times, ...bars.reverse()];
    },
  };
};

/** A softened colour that hides what was drawn below it. */
function solid(color: string, surface: string): string {
  return faded(color, 0.8).replace('transparent', surface);
}
