import { extremesOf, widened } from './envelope.ts';
import { type CreateKind, type KindInput, rangeFromZero, shownColumns } from './kind.ts';
import { lineOf } from './line.ts';
import { drawEnvelopes } from './lines.ts';
import { faded, seriesColor } from './look.ts';
import { noCells } from './rows.ts';

/** Series from low to high, such as percentiles, with the space between each two filled. */
export const createBands: CreateKind = (chart, look) => {
  let input: KindInput | undefined;
  const isShown = (index: number) => input?.visible[index] && input.columns[index];
  return {
    series: chart.series.map((_, index) =>
      // A hidden series lies on the line below it, which it must not cover; uPlot asks at every draw.
      lineOf(() => (isShown(index) ? seriesColor(look, index) : 'transparent')),
    ),
    bands: chart.series.slice(1).map((_, index) => ({
      series: [index + 2, index + 1],
      fill: faded(seriesColor(look, index + 1), 0.18),
    })),
    hooks: {
      below(u) {
        if (input) drawEnvelopes(u, input, (index) => seriesColor(look, index), 0.2);
      },
    },
    yRange: (min, max) =>
      rangeFromZero(...widened(input && extremesOf(input.plan, shownColumns(input), input.range), min, max)),
    data(next) {
      input = next;
      const lines = closed(shownColumns(next).map((column) => column?.mean));
      return [next.plan.times, ...lines.map((cells) => cells ?? noCells(next.plan))];
    },
  };
};

/** Has each series that is not shown lie on the one below it, so that the space between its neighbours is one. */
function closed<Cells>(lines: readonly (Cells | undefined)[]): (Cells | undefined)[] {
  let below: Cells | undefined;
  return lines.map((line) => {
    below = line ?? below;
    return below;
  });
}
