import type uPlot from 'uplot';
import type { ChartDescription } from '../../shared/charts.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { Look } from './look.ts';
import type { Column, RowPlan } from './rows.ts';

/** What a kind of chart needs to turn a service's columns into what uPlot draws. */
export interface KindInput {
  /** What is in view. The plan may have a row beyond it on either side. */
  range: TimeRange;
  plan: RowPlan;
  /** One column for each series of the chart, in its order; missing where the service never sent it. */
  columns: readonly (Column | undefined)[];
  visible: readonly boolean[];
}

/** How one kind of chart is drawn: the parts of uPlot's options that differ, and its data. */
export interface Kind {
  series: uPlot.Series[];
  bands?: uPlot.Band[];
  hooks?: KindHooks;
  /** The values at which the y axis has its ticks and how they are written, where they are not values of the unit. */
  yAxis?: YAxis;
  yRange(min: number | null, max: number | null): [number, number];
  data(input: KindInput): uPlot.AlignedData;
}

/** What a kind draws itself: above the grid and below the series, or above all. */
export interface KindHooks {
  below?(u: uPlot): void;
  above?(u: uPlot): void;
}

export interface YAxis {
  /** At most so many ticks. */
  splits(min: number, max: number, most: number): number[];
  labels(splits: readonly number[]): string[];
}

export type CreateKind = (chart: ChartDescription, look: Look) => Kind;

/** The columns that are drawn: those that came and are not hidden. */
export const shownColumns = ({ columns, visible }: KindInput): (Column | undefined)[] =>
  columns.map((column, index) => (visible[index] ? column : undefined));

/** Units of amounts, of which zero is the natural floor. A temperature or a price index has none. */
const AMOUNTS = /^(By|s|1|\{.*\})(\/s)?$/;

/** The range of a chart of lines: from zero for amounts, else just around the values. */
export function rangeFor(unit: string): typeof rangeFromZero {
  return AMOUNTS.test(unit) ? rangeFromZero : rangeAround;
}

function rangeAround(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const margin = (max - min) * 0.08 || Math.abs(max) * 0.08 || 1;
  return [min - margin, max + margin];
}

/** From zero, or the lowest value where that is below, to a little above the highest. */
export function rangeFromZero(min: number | null, max: number | null): [number, number] {
  const low = Math.min(min ?? 0, 0);
  const high = Math.max(max ?? 0, 0);
  return high > low ? [low, high + (high - low) * 0.08] : [low, low + 1];
}
