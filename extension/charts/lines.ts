import { drawBetween, extremesOf, widened } from './envelope.ts';
import { type CreateKind, type KindInput, rangeFor, shownColumns } from './kind.ts';
import { lineOf } from './line.ts';
import { faded, seriesColor } from './look.ts';
import { noCells } from './rows.ts';

/** One line a series; where rows are reduced, it is the mean, before what lies between the lowest and the highest value. */
export const createLines: CreateKind = (chart, look) => {
  const range = rangeFor(chart.unit);
  let input: KindInput | undefined;
  return {
    series: chart.series.map((_, index) => lineOf(seriesColor(look, index))),
    hooks: {
      below(u) {
        if (input) drawEnvelopes(u, input, (index) => seriesColor(look, index), 0.35);
      },
    },
    yRange: (min, max) =>
      range(...widened(input && extremesOf(input.plan, shownColumns(input), input.range), min, max)),
    data(next) {
      input = next;
      return [next.plan.times, ...shownColumns(next).map((column) => column?.mean ?? noCells(next.plan))];
    },
  };
};

/**
 * For each series that is shown, what lies between its lowest and its highest values, with `alpha` of its colour. The
 * highest have a line, or a spike that is narrower than a pixel would not be seen.
 */
export function drawEnvelopes(u: uPlot, input: KindInput, colorOf: (index: number) => string, alpha: number): void {
  for (const [index, column] of shownColumns(input).entries()) {
    const color = colorOf(index);
    if (column) drawBetween(u, { plan: input.plan, ...column }, faded(color, alpha), faded(color, HIGHEST_ALPHA));
  }
}

const HIGHEST_ALPHA = 0.6;
