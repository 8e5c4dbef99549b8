import { describeFigures, type Figures, listSeries, MOST_SERIES } from './alternative.ts';
import type { Grid, GridLine } from './comparison-grid.ts';
import type { ComparisonPlan } from './comparison-plan.ts';
import { countLines } from './comparison-rows.ts';
import type { ComparisonSnapshot } from './comparison-snapshot.ts';

/**
 * A chart of a comparison in words: for each service and each line that is drawn, the newest value in view, the lowest
 * and the highest. For example `Memory. shop: rss 80 MiB, lowest 70 MiB, highest 91 MiB. pay: rss 12 MiB, steady.`
 */
export function describeComparison(
  { title, unit }: { title: string; unit: string },
  { grid, rows, services }: ComparisonPlan,
  { compared, range }: Pick<ComparisonSnapshot, 'compared' | 'range'>,
): string {
  if (!rows.some(({ role, isOn }) => isOn && role !== 'sum')) return `${title}. All series are hidden.`;
  const drawn = rows.slice(0, countLines(rows));
  const texts = compared.map(({ label }, service) => {
    const told = drawn.flatMap((row, place) => {
      const line = row.isOn ? services[service]?.[place] : undefined;
      const figures = line && figuresOf(line, grid, range);
      return figures ? [`${row.label} ${describeFigures(figures, unit)}`] : [];
    });
    const most = Math.ceil(MOST_SERIES / compared.length);
    return `${label}: ${told.length === 0 ? 'no values in view.' : listSeries(told, most)}`;
  });
  return [`${title}.`, ...texts].join(' ');
}

/** The figures of a line in the spans that a range touches; `undefined` where it has no value there. */
function figuresOf(
  { cells, low, high }: GridLine,
  { times, spanMs }: Grid,
  { from, to }: ComparisonSnapshot['range'],
): Figures | undefined {
  const figures = { newest: Number.NaN, lowest: Infinity, highest: -Infinity };
  for (const [index, value] of cells.entries()) {
    const time = times[index] ?? to;
    if (typeof value !== 'number' || time + spanMs / 2 <= from || time - spanMs / 2 > to) continue;
    figures.newest = value;
    figures.lowest = Math.min(figures.lowest, low?.[index] ?? value);
    figures.highest = Math.max(figures.highest, high?.[index] ?? value);
  }
  return Number.isNaN(figures.newest) ? undefined : figures;
}
