import type uPlot from 'uplot';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Look } from './look.ts';
import type { RowPlan } from './rows.ts';

/** What a kind of chart needs to turn a service's columns into what uPlot draws. */
export interface KindInput {
  plan: RowPlan;
  /** One column for each series of the chart, in its order; missing where the service never sent it. */
  columns: readonly (Float64Array | undefined)[];
  visible: readonly boolean[];
  intervalMs: number;
}

/** How one kind of chart is drawn: the parts of uPlot's options that differ, and its data. */
export interface Kind {
  series: uPlot.Series[];
  bands?: uPlot.Band[];
  hooks?: uPlot.Hooks.Arrays;
  /** The values at which the y axis has its ticks and how they are written, where uPlot's own choice does not do. */
  yAxis?: Pick<uPlot.Axis, 'splits' | 'values'>;
  yRange(min: number | null, max: number | null): [number, number];
  data(input: KindInput): uPlot.AlignedData;
}

export type CreateKind = (chart: ChartDescription, look: Look) => Kind;

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
