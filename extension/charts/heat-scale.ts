import type { ChartDescription } from '../../shared/charts.ts';
import { firstIndex } from '../models/ascending.ts';
import type { YAxis } from './kind.ts';
import { ticksOf } from './ticks.ts';
import { formatTicks, formatValue } from './units.ts';

/** Where a heatmap's buckets stand on its y axis. */
export interface HeatScale {
  /** The n + 1 edges of n buckets, ascending, in the axis's own measure: the logarithm of a bound, or the bound. */
  edges: readonly number[];
  axis: YAxis;
}

/** Bounds that span at least so much are on a logarithmic axis. */
const LOGARITHMIC_FROM = 30;

/**
 * Bounds over some decades are put on a logarithmic axis with its ticks at powers of ten, others on an even one. A first
 * bound of zero, which has no logarithm, stands as far below the second as that is below the third.
 */
export function heatScale(bounds: readonly number[], unit: string): HeatScale {
  const positive = bounds.filter((bound) => bound > 0);
  const [first = 1, second = first * 10] = positive;
  const last = positive.at(-1) ?? 1;
  const isLogarithmic =
    positive.length >= bounds.length - 1 && (bounds[0] ?? 0) >= 0 && last / first >= LOGARITHMIC_FROM;
  if (!isLogarithmic) {
    const splits = (min: number, max: number, most: number) => ticksOf(min, max, unit, most);
    return { edges: bounds, axis: { splits, labels: (ticks) => formatTicks(ticks, unit) } };
  }
  const below = Math.log10(first) - (Math.log10(second) - Math.log10(first));
  return {
    edges: bounds.map((bound) => (bound > 0 ? Math.log10(bound) : below)),
    axis: { splits: decades, labels: (ticks) => ticks.map((tick) => formatValue(10 ** tick, unit)) },
  };
}

/** The whole powers of ten within a range, all or each second, third and so on of them. */
function decades(min: number, max: number, most: number): number[] {
  // The logarithm of a power of ten may miss it by its last digit.
  const first = Math.ceil(min - 1e-9);
  const last = Math.floor(max + 1e-9);
  const step = Math.ceil((last - first + 1) / most);
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}

/** The bucket of a heatmap at a place on its y axis; `undefined` beside all of them. */
export function bucketAt({ bounds = [], unit, series }: ChartDescription, y: number): number | undefined {
  const { edges } = heatScale(bounds, unit);
  const bucket = firstIndex(edges.length, (index) => (edges[index] ?? Infinity) > y) - 1;
  return bucket >= 0 && bucket < series.length ? bucket : undefined;
}
