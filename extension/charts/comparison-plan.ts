import type { ChartDescription } from '../../shared/charts.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import { stalledMs } from '../models/gaps.ts';
import { createGrid, type Grid, type GridLine, layOut, newestValue, type Pace, valueAt } from './comparison-grid.ts';
import { linesOf } from './comparison-lines.ts';
import { type ComparisonRow, rowsOf } from './comparison-rows.ts';
import type { ComparedView, ComparisonSnapshot } from './comparison-snapshot.ts';

/** All values of one chart of a comparison, in view and on one grid. */
export interface ComparisonPlan {
  grid: Grid;
  rows: readonly ComparisonRow[];
  /** For each service, in their order, a line a row. */
  services: readonly (readonly (GridLine | undefined)[])[];
}

/** Lines reach the edge of the view where the next sample is so many intervals away. */
const PAD_INTERVALS = 1.5;

/** Reads what is in view from every service, in so many points. */
export function planComparison(
  { chart, own }: ComparedChart,
  { views, range }: ComparisonSnapshot,
  visible: readonly boolean[],
  points: number,
): ComparisonPlan {
  const rows = rowsOf(chart, visible);
  const intervals = views.map((view) => view.compared.service.intervalAt(range.to - view.shiftMs));
  const grid = createGrid(range, points, PAD_INTERVALS * Math.max(...intervals));
  return { grid, rows, services: views.map((view, index) => readService(rows, own[index], view, grid)) };
}

function readService(
  rows: readonly ComparisonRow[],
  own: ChartDescription | undefined,
  { compared: { service }, shiftMs }: ComparedView,
  grid: Grid,
): (GridLine | undefined)[] {
  const range = { from: grid.range.from - shiftMs, to: grid.range.to - shiftMs };
  const { stalls } = service.events.within(range.from, range.to);
  const pace: Pace = {
    intervalAt: service.intervalAt,
    stalledMs: (from, to) => stalledMs(stalls, from, to),
  };
  return linesOf(rows, own, (series) => layOut(service.reduce(series, range, grid.times.length), grid, shiftMs, pace));
}

/** A value for each row and service: at a place of the grid, else the newest in view; `undefined` where there is none. */
export function readValues(
  { grid, rows, services }: ComparisonPlan,
  place: number | undefined,
  until: number,
): (number | undefined)[][] {
  return rows.map((_, row) =>
    services.map((lines) => {
      const cells = lines[row]?.cells ?? [];
      return place === undefined ? newestValue(cells, grid, until) : valueAt(cells, place);
    }),
  );
}

/** How many values of the first row that is drawn each service has in view. */
export function countValues({ grid, rows, services }: ComparisonPlan, { range }: ComparisonSnapshot): number[] {
  const row = rows.findIndex(({ isOn }) => isOn);
  const isInView = (time: number | undefined) => time !== undefined && time >= range.from && time < range.to;
  return services.map((lines) => {
    const cells = lines[row]?.cells ?? [];
    return cells.filter((cell, index) => typeof cell === 'number' && isInView(grid.times[index])).length;
  });
}
