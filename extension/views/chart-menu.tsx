import type { ChartDescription } from '../../shared/charts.ts';
import { moveChart, OVERVIEW, type Section, togglePin } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { Side } from '../models/order.ts';
import type { App } from './app.ts';
import { chartSelector, focusBeside, focusMenuOf } from './focus-chart.ts';
import { toggleMaximized } from './maximize.ts';
import { Menu, type MenuItem } from './menu.tsx';
import { copyPicture, saveChartCsv } from './save-chart.ts';

interface ChartMenuProps {
  app: App;
  entry: Entry;
  chart: ChartDescription;
  /** Where the chart stands, with those beside it. */
  section: Section;
  isMaximized: boolean;
}

/** All that can be done with one chart. */
export function ChartMenu({ app, entry, chart, section, isMaximized }: ChartMenuProps) {
  const { id, title } = chart;
  const isPinned = section.id === OVERVIEW;
  const selector = chartSelector(id);
  const copy = () => {
    const card = document.querySelector<HTMLElement>(selector);
    if (card) void copyPicture(app, entry, chart, card);
  };
  const items: MenuItem[] = [
    {
      id: 'maximize',
      label: isMaximized ? 'Back to all charts' : 'Maximize',
      shortcut: 'F',
      run: () => toggleMaximized(app, id),
    },
    {
      id: 'pin',
      label: isPinned ? 'Unpin from the overview' : 'Pin to the overview',
      run: () => pin(app, chart, section),
    },
    { id: 'hide', label: 'Hide', run: () => hide(app, chart, section) },
    ...movesOf(app, entry, chart, section),
    { id: 'png', section: 'Picture and data', label: 'Copy as PNG', run: copy },
    { id: 'csv', section: 'Picture and data', label: 'Save as CSV', run: () => saveChartCsv(app, entry, chart) },
  ];
  return <Menu label="⋯" title={`Actions of ${title}`} id="chart" items={items} />;
}

function movesOf({ layouts }: App, { service }: Entry, chart: ChartDescription, { charts }: Section): MenuItem[] {
  const index = charts.indexOf(chart);
  const [first, previous, next] = [charts[0], charts[index - 1], charts[index + 1]];
  const move = (id: string, label: string, target: ChartDescription | undefined, side: Side): MenuItem[] => {
    if (!target) return [];
    const run = () => {
      const all = service.schema.value?.charts ?? [];
      layouts.change(moveChart(all, layouts.shown.value, chart.id, target.id, side));
      focusMenuOf(chartSelector(chart.id));
    };
    return [{ id, label, section: 'Order', run }];
  };
  return [
    ...move('up', 'Move up', previous, 'before'),
    ...move('down', 'Move down', next, 'after'),
    ...move('top', 'Move to the top of its group', index > 1 ? first : undefined, 'before'),
  ];
}

function pin({ layouts, feedback }: App, chart: ChartDescription, section: Section): void {
  const undo = layouts.change(togglePin(layouts.shown.value, chart.id));
  const place = section.id === OVERVIEW ? `back in its group, ${chart.group}` : 'pinned to the overview';
  feedback.say(`“${chart.title}” is ${place}.`, undo);
  focusNeighbour(chart, section);
}

function hide({ layouts, feedback, maximized }: App, chart: ChartDescription, section: Section): void {
  const { hidden } = layouts.shown.value;
  const undo = layouts.change({ hidden: [...hidden, chart.id] });
  // When it is shown again, it has its place among the others.
  maximized.value = undefined;
  feedback.say(`“${chart.title}” is hidden.`, undo);
  focusNeighbour(chart, section);
}

/** What leaves its place must not take the person along, nor lose the focus. */
function focusNeighbour(chart: ChartDescription, { charts }: Section): void {
  const index = charts.indexOf(chart);
  const neighbour = charts[index + 1] ?? charts[index - 1];
  if (neighbour) focusMenuOf(chartSelector(neighbour.id));
  else focusBeside(chart.id);
}
