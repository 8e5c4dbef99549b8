import { drawBetween, extremesOf, reducedEnd, widened } from './envelope.ts';
import { type CreateKind, type KindInput, rangeFromZero } from './kind.ts';
import { lineOf } from './line.ts';
import { faded, seriesColor } from './look.ts';
import type { Cell } from './rows.ts';
import { stackedMaxima, stackedMeans } from './stack.ts';

/**
 * Stacked areas, the first series at the bottom. Where rows are reduced, the areas are means, with the sum of the highest
 * values as a lighter outline above them (see `stackedMaxima`). uPlot's series stand in reverse order, so that where a
 * series adds nothing, the line below it is seen and not its own.
 */
export const createArea: CreateKind = (chart, look) => {
  const count = chart.series.length;
  let input: KindInput | undefined;
  let has: readonly boolean[] = [];
  let top: Cell[] = [];
  let maxima: Cell[] = [];
  /** A series' place among uPlot's, of which the first is time. */
  const placeOf = (index: number) => count - index;
  return {
    series: chart.series
      .map((_, index) => ({
        ...lineOf(() => (has[index] ? seriesColor(look, index) : 'transparent')),
        ...(index === 0 ? { fill: faded(seriesColor(look, 0), 0.45) } : {}),
      }))
      .reverse(),
    bands: chart.series.slice(1).map((_, index) => ({
      series: [placeOf(index + 1), placeOf(index)],
      fill: faded(seriesColor(look, index + 1), 0.45),
    })),
    hooks: {
      below(u) {
        if (!input) return;
        drawBetween(u, { plan: input.plan, low: top, high: maxima }, faded(look.text, 0.12), faded(look.text, 0.5));
      },
    },
    yRange(min, max) {
      const outline = { low: maxima, high: maxima };
      return rangeFromZero(...widened(input && extremesOf(input.plan, [outline], input.range), min, max));
    },
    data(next) {
      input = next;
      has = next.columns.map((column, index) => next.visible[index] === true && (column?.mean.some(isSome) ?? false));
      const sums = stackedMeans(next);
      top = sums.at(-1) ?? [];
      maxima = reducedEnd(next.plan) > 0 ? stackedMaxima(next) : [];
      return [next.plan.times, ...sums.reverse()];
    },
  };
};

/** A series that is zero everywhere draws no line: on the floor it would look like something. */
const isSome = (cell: Cell) => cell !== null && cell !== 0;
