import type { ChartDescription } from '../../shared/charts.ts';
import { arrange, hiddenCharts, type Section } from './arrangement.ts';
import type { Arrangement } from './layout.ts';

/** Which charts of a service are to be seen, and what is left out. */
export interface ChartView {
  /** Those that match and are not empty, by section; a section without any is left out. */
  sections: readonly Section[];
  /** How many charts these are. */
  shown: number;
  /** How many there would be without a filter. */
  total: number;
  /** How many match, but are left out since they are empty. */
  empty: number;
  /** What the person has hidden. */
  hidden: readonly ChartDescription[];
}

/** `empty` has the ids of the charts that are left out for having nothing to show. */
export function viewOf(
  charts: readonly ChartDescription[],
  layout: Arrangement,
  matches: (chart: ChartDescription) => boolean,
  empty: ReadonlySet<string>,
): ChartView {
  const all = arrange(charts, layout);
  const matching = narrowed(all, matches);
  const sections = narrowed(matching, ({ id }) => !empty.has(id));
  const shown = countOf(sections);
  return {
    sections,
    shown,
    total: countOf(all),
    empty: countOf(matching) - shown,
    hidden: hiddenCharts(charts, layout),
  };
}

function narrowed(sections: readonly Section[], matches: (chart: ChartDescription) => boolean): Section[] {
  return sections
    .map(({ id, charts }) => ({ id, charts: charts.filter(matches) }))
    .filter(({ charts }) => charts.length > 0);
}

const countOf = (sections: readonly Section[]) => sections.reduce((sum, { charts }) => sum + charts.length, 0);
