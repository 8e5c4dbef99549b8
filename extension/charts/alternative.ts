import type { ChartDescription } from '../../shared/charts.ts';
import type { TimeRange } from '../models/timeline.ts';
import { type Counts, countsInView } from './heatmap.ts';
import type { KindInput } from './kind.ts';
import type { Column, RowPlan } from './rows.ts';
import { formatValue } from './units.ts';

/** More series than this are counted, not told one by one. */
export const MOST_SERIES = 12;
/** How often a chart in words is written anew at most: whoever listens to it must not be interrupted. */
export const DESCRIBE_EVERY_MS = 5000;

/**
 * A chart in words, for those who do not see it: for each series that is shown, its newest value in view, the lowest and
 * the highest. For example `Memory. rss 80 MiB, lowest 70 MiB, highest 91 MiB; heap 12 MiB, steady.`
 */
export function describeChart(chart: ChartDescription, input: KindInput): string {
  if (chart.kind === 'heatmap') return `${chart.title}. ${describeCounts(countsInView(input), input)}`;
  const shown = chart.series.filter((_, index) => input.visible[index]);
  const told = chart.series.flatMap(({ label }, index) => {
    const column = input.visible[index] ? input.columns[index] : undefined;
    const figures = column && figuresOf(input.plan, column, input.range);
    return figures ? [`${label} ${describeFigures(figures, chart.unit)}`] : [];
  });
  if (shown.length === 0) return `${chart.title}. All series are hidden.`;
  if (told.length === 0) return `${chart.title}. No values in view.`;
  return `${chart.title}. ${listSeries(told, MOST_SERIES)}`;
}

/** What is told of each series, of so many at most, as a sentence. */
export function listSeries(told: readonly string[], most: number): string {
  const rest = told.length - most;
  return `${told.slice(0, most).join('; ')}${rest > 0 ? `; and ${rest} more series` : ''}.`;
}

export interface Figures {
  newest: number;
  lowest: number;
  highest: number;
}

export function describeFigures({ newest, lowest, highest }: Figures, unit: string): string {
  const [now, low, high] = [newest, lowest, highest].map((value) => formatValue(value, unit));
  return low === high ? `${now}, steady` : `${now}, lowest ${low}, highest ${high}`;
}

/** The figures of a series within a range; `undefined` where it has no value there. */
function figuresOf(plan: RowPlan, { mean, low, high }: Column, range: TimeRange): Figures | undefined {
  const figures = { newest: Number.NaN, lowest: Infinity, highest: -Infinity };
  for (const [entry, value] of mean.entries()) {
    if (value === null || !isInRange(plan, entry, range)) continue;
    figures.newest = value;
    figures.lowest = Math.min(figures.lowest, low[entry] ?? value);
    figures.highest = Math.max(figures.highest, high[entry] ?? value);
  }
  return Number.isNaN(figures.newest) ? undefined : figures;
}

/** Whether what an entry covers reaches into the range. */
const isInRange = ({ from, to }: RowPlan, entry: number, range: TimeRange) =>
  (to[entry] ?? 0) > range.from && (from[entry] ?? 0) < range.to;

function describeCounts(counts: Counts | undefined, { columns, plan, range }: KindInput): string {
  if (!counts) return 'Nothing counted in view.';
  const last = plan.rows.findLastIndex((row, entry) => row >= 0 && isInRange(plan, entry, range));
  const told = columns.map((column) => column?.high[last] ?? 0);
  const stepMs = plan.parts.find(({ end }) => last < end)?.tier.stepMs ?? 0;
  // Of several intervals, the most that each bucket had in any of them is known, and they do not add up.
  const newest =
    stepMs > 0
      ? `At most ${Math.max(...told)} in a bucket in any interval of the newest ${formatValue(stepMs / 1000, 's')}`
      : `${told.reduce((sum, count) => sum + count, 0)} in the newest interval`;
  return `${newest}; from ${counts.lowest} to ${counts.highest} in any bucket that is not empty.`;
}
