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
function figuresOf(plan: RowPlan, { mean, low, high }: Column, { from, to }: TimeRange): Figures | undefined {
  const figures = { newest: Number.NaN, lowest: Infinity, highest: -Infinity };
  for (const [entry, value] of mean.entries()) {
    if (value === null || (plan.to[entry] ?? from) <= from || (plan.from[entry] ?? to) >= to) continue;
    figures.newest = value;
    figures.lowest = Math.min(figures.lowest, low[entry] ?? value);
    figures.highest = Math.max(figures.highest, high[entry] ?? value);
  }
  return Number.isNaN(figures.newest) ? undefined : figures;
}

function describeCounts(counts: Counts | undefined, { columns, plan }: KindInput): string {
  if (!counts) return 'Nothing counted in view.';
  const last = plan.rows.findLastIndex((row) => row >= 0);
  const newest = columns.reduce((sum, column) => sum + (column?.high[last] ?? 0), 0);
  return `${newest} in the newest interval; from ${counts.lowest} to ${counts.highest} in any bucket that is not empty.`;
}
