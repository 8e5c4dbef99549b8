import type uPlot from 'uplot';
import { clipped } from './clipped.ts';
import { extremesOf, reducedEnd, widened } from './envelope.ts';
import { type CreateKind, type KindInput, rangeFromZero } from './kind.ts';
import { faded, seriesColor } from './look.ts';
import type { Cell, RowPlan } from './rows.ts';
import { stackedMaxima, stackedMeans } from './stack.ts';

/** Bars that are wider than this many CSS pixels leave a gap of one between them. */
const GAP_FROM = 4;

/**
 * Stacked bars, one stack a row, as wide as the time that it covers, the first series at the bottom. Each bar is drawn
 * from zero, so the highest sum is drawn first and the others over it: uPlot's series stand in reverse order. Where rows
 * are reduced, the bars are means, with the sum of the highest values as a lighter bar behind them (see `stackedMaxima`).
 */
export const createBars: CreateKind = (chart, look) => {
  let input: KindInput | undefined;
  let maxima: Cell[] = [];
  return {
    series: chart.series
      .map((_, index) => ({
        fill: solid(seriesColor(look, index), look.surface),
        width: 0,
        points: { show: false },
        paths: (u: uPlot, place: number) => ({
          fill: input ? barsOf(u, input.plan, u.data[place] ?? [], input.plan.rows.length) : null,
          stroke: null,
        }),
      }))
      .reverse(),
    hooks: {
      below(u) {
        if (!input || reducedEnd(input.plan) === 0) return;
        const path = barsOf(u, input.plan, maxima, reducedEnd(input.plan));
        clipped(u, () => {
          u.ctx.fillStyle = faded(look.text, 0.3);
          u.ctx.fill(path);
        });
      },
    },
    yRange(min, max) {
      const outline = { low: maxima, high: maxima };
      return rangeFromZero(...widened(input && extremesOf(input.plan, [outline], input.range), min, max));
    },
    data(next) {
      input = next;
      maxima = reducedEnd(next.plan) > 0 ? stackedMaxima(next) : [];
      return [next.plan.times, ...stackedMeans(next).reverse()];
    },
  };
};

/** A bar from zero for each of the first `end` entries. uPlot's own bars are all as wide as the narrowest distance. */
function barsOf(u: uPlot, plan: RowPlan, cells: ArrayLike<number | null | undefined>, end: number): Path2D {
  const path = new Path2D();
  const floor = u.valToPos(0, 'y', true);
  for (let entry = 0; entry < end; entry++) {
    const cell = cells[entry];
    if (!cell) continue;
    const left = Math.round(u.valToPos(plan.from[entry] ?? 0, 'x', true));
    const width = Math.round(u.valToPos(plan.to[entry] ?? 0, 'x', true)) - left;
    const gap = width > GAP_FROM * devicePixelRatio ? devicePixelRatio : 0;
    const top = u.valToPos(cell, 'y', true);
    path.rect(left, Math.min(top, floor), Math.max(width - gap, devicePixelRatio), Math.abs(floor - top));
  }
  return path;
}

/** A softened colour that hides what was drawn below it. */
function solid(color: string, surface: string): string {
  return faded(color, 0.8).replace('transparent', surface);
}
