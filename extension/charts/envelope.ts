import type uPlot from 'uplot';
import type { TimeRange } from '../models/timeline.ts';
import { clipped } from './clipped.ts';
import type { Cell, Column, RowPlan } from './rows.ts';

/** What lies between two lines over the same plan, such as the lowest and the highest values. */
export interface Between {
  plan: RowPlan;
  low: readonly Cell[];
  high: readonly Cell[];
}

/** Fills what lies between two lines, where the plan has reduced rows; `stroke` is for the upper one. */
export function drawBetween(u: uPlot, { plan, low, high }: Between, fill: string, stroke?: string): void {
  if (reducedEnd(plan) === 0) return;
  const { ctx } = u;
  const x = (entry: number) => u.valToPos(plan.times[entry] ?? 0, 'x', true);
  const y = (cell: Cell | undefined) => u.valToPos(cell ?? 0, 'y', true);
  clipped(u, () => {
    for (const { first, last } of runsOf({ plan, low, high })) {
      const upper = new Path2D();
      for (let entry = first; entry <= last; entry++) upper.lineTo(x(entry), y(high[entry]));
      // A single row has no width of its own.
      if (first === last) upper.lineTo(x(first) + devicePixelRatio, y(high[first]));
      const area = new Path2D(upper);
      if (first === last) area.lineTo(x(first) + devicePixelRatio, y(low[first]));
      for (let entry = last; entry >= first; entry--) area.lineTo(x(entry), y(low[entry]));
      ctx.fillStyle = fill;
      ctx.fill(area);
      if (stroke === undefined) continue;
      ctx.strokeStyle = stroke;
      ctx.lineWidth = devicePixelRatio;
      ctx.stroke(upper);
    }
  });
}

/** Neighbouring entries that have both values. The first one in full resolution closes the last run. */
export function runsOf({ plan, low, high }: Between): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  const end = Math.min(reducedEnd(plan) + 1, plan.rows.length);
  let first = -1;
  for (let entry = 0; entry <= end; entry++) {
    const isWhole = entry < end && typeof low[entry] === 'number' && typeof high[entry] === 'number';
    if (isWhole && first < 0) first = entry;
    if (isWhole || first < 0) continue;
    if (first < reducedEnd(plan)) runs.push({ first, last: entry - 1 });
    first = -1;
  }
  return runs;
}

/** The end of the entries that stand for more than one sample; they come first. */
export function reducedEnd({ parts }: RowPlan): number {
  return parts.findLast(({ tier }) => tier.stepMs > 0)?.end ?? 0;
}

/** The lowest and the highest value in view of columns of which some rows are reduced; else nothing. */
export function extremesOf(
  plan: RowPlan,
  columns: readonly (Pick<Column, 'low' | 'high'> | undefined)[],
  { from, to }: TimeRange,
): { low: number; high: number } | undefined {
  const end = reducedEnd(plan);
  let [lowest, highest] = [Infinity, -Infinity];
  for (const column of columns) {
    if (!column) continue;
    for (let entry = 0; entry < end; entry++) {
      if ((plan.to[entry] ?? from) <= from || (plan.from[entry] ?? to) >= to) continue;
      lowest = Math.min(lowest, column.low[entry] ?? Infinity);
      highest = Math.max(highest, column.high[entry] ?? -Infinity);
    }
  }
  return highest === -Infinity ? undefined : { low: lowest, high: highest };
}

/** A range of values that holds the extremes, too. */
export function widened(
  extremes: { low: number; high: number } | undefined,
  min: number | null,
  max: number | null,
): [number | null, number | null] {
  return extremes ? [Math.min(min ?? Infinity, extremes.low), Math.max(max ?? -Infinity, extremes.high)] : [min, max];
}
