import type { ChartDescription } from '../../shared/charts.ts';
import type { Arrangement, LayoutChoices } from './layout.ts';
import { ordered, placed, reordered, type Side } from './order.ts';

/** The overview's id. No group has it, since a group's name is never empty. */
export const OVERVIEW = '';

/** Charts that stand under one heading: the overview, or what is not pinned of a group. */
export interface Section {
  /** The group's name, or `OVERVIEW`. */
  id: string;
  charts: readonly ChartDescription[];
}

/** The charts that are not hidden, each in one section, as the person has arranged them. */
export function arrange(charts: readonly ChartDescription[], layout: Arrangement): Section[] {
  const shown = charts.filter(({ id }) => !layout.hidden.includes(id));
  const pinned = layout.pinned.flatMap((id) => shown.find((chart) => chart.id === id) ?? []);
  const sections = groupNames(charts, layout).map((group) => ({
    id: group,
    charts: chartsOf(shown, layout, group).filter((chart) => !pinned.includes(chart)),
  }));
  return [{ id: OVERVIEW, charts: pinned }, ...sections].filter((section) => section.charts.length > 0);
}

/** The charts that the person has hidden. */
export function hiddenCharts(
  charts: readonly ChartDescription[],
  { hidden }: Arrangement,
): readonly ChartDescription[] {
  return charts.filter(({ id }) => hidden.includes(id));
}

/**
 * The choice that puts a chart beside another one. Beside a chart of the overview it is pinned, beside one of its group
 * it is not any more; a chart of another group is no place for it.
 */
export function moveChart(
  charts: readonly ChartDescription[],
  layout: Arrangement,
  id: string,
  target: string,
  side: Side,
): LayoutChoices {
  const { pinned, order } = layout;
  if (pinned.includes(target)) return { pinned: placed(pinned, id, target, side) };
  const group = charts.find((chart) => chart.id === id)?.group;
  const ids = chartsOf(charts, layout, group).map((chart) => chart.id);
  if (!ids.includes(target)) return {};
  return {
    order: reordered(order, placed(ids, id, target, side)),
    ...(pinned.includes(id) && { pinned: pinned.filter((each) => each !== id) }),
  };
}

/** The choice that pins a chart at the end of the overview, or puts it back into its group. */
export function togglePin({ pinned }: Arrangement, id: string): LayoutChoices {
  return { pinned: pinned.includes(id) ? pinned.filter((each) => each !== id) : [...pinned, id] };
}

/** The choice that puts a group beside another one. */
export function moveGroup(
  charts: readonly ChartDescription[],
  layout: Arrangement,
  group: string,
  target: string,
  side: Side,
): LayoutChoices {
  const names = groupNames(charts, layout);
  return names.includes(target) ? { groups: reordered(layout.groups, placed(names, group, target, side)) } : {};
}

function groupNames(charts: readonly ChartDescription[], { groups }: Arrangement): readonly string[] {
  const names = [...new Set(charts.map(({ group }) => group))];
  return ordered(names, (name) => name, groups);
}

function chartsOf(
  charts: readonly ChartDescription[],
  { order }: Arrangement,
  group: string | undefined,
): readonly ChartDescription[] {
  return ordered(
    charts.filter((chart) => chart.group === group),
    ({ id }) => id,
    order,
  );
}
