import { CHART_KINDS, type ChartDescription, type ChartKind } from '../../shared/charts.ts';
import { hiddenCharts } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { Menu, type MenuItem } from './menu.tsx';

const KIND_LABELS: Record<ChartKind, string> = {
  lines: 'Lines',
  area: 'Areas',
  bars: 'Bars',
  bands: 'Bands',
  heatmap: 'Heatmaps',
};

/** The menu that narrows the charts to a group or a kind, or leaves out the empty ones. */
export function FilterMenu({ app, entry }: { app: App; entry: Entry }) {
  const { finder, layouts } = app;
  const { group, kind } = finder;
  const { hideEmpty } = layouts.shown.value;
  const all = entry.service.schema.value?.charts ?? [];
  const hidden = hiddenCharts(all, layouts.shown.value);
  const charts = all.filter((chart) => !hidden.includes(chart));
  const groups = [...new Set(charts.map((chart) => chart.group))];
  const kinds = CHART_KINDS.filter((each) => charts.some((chart) => chart.kind === each));
  const count = (test: (chart: ChartDescription) => boolean) => charts.filter(test).length;
  const items: MenuItem[] = [
    {
      id: 'hide-empty',
      label: 'Hide what is empty',
      checked: hideEmpty,
      run: () => layouts.change({ hideEmpty: !hideEmpty }),
    },
    ...choices('Group', 'All groups', charts.length, groups, group, (each) => ({
      label: each,
      count: count((chart) => chart.group === each),
    })),
    ...choices('Kind', 'All kinds', charts.length, kinds, kind, (each) => ({
      label: KIND_LABELS[each],
      count: count((chart) => chart.kind === each),
    })),
  ];
  const active = [group.value !== undefined, kind.value !== undefined, hideEmpty].filter(Boolean).length;
  return (
    <Menu label={active > 0 ? `Filter · ${active}` : 'Filter'} title="Filter the charts" id="filter" items={items} />
  );
}

/** One line for each choice and one for none of them, each with the number of its charts. */
function choices<Value extends string>(
  section: string,
  none: string,
  total: number,
  values: readonly Value[],
  chosen: { value: Value | undefined },
  tell: (value: Value) => { label: string; count: number },
): MenuItem[] {
  const line = (value: Value | undefined, label: string, count: number): MenuItem => ({
    id: `${section.toLowerCase()}-${value ?? 'all'}`,
    label: `${label} (${count})`,
    section,
    isChoice: true,
    checked: chosen.value === value,
    run() {
      chosen.value = value;
    },
  });
  return [
    line(undefined, none, total),
    ...values.map((value) => {
      const { label, count } = tell(value);
      return line(value, label, count);
    }),
  ];
}
