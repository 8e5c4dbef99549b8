import { useMemo } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import { createSnapshots } from '../charts/snapshot.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { ChartGroup } from './chart-group.tsx';
import { Trouble } from './trouble.tsx';

/** The charts of one service, by group, with what is the matter above them. */
export function ServiceView({ app, entry }: { app: App; entry: Entry }) {
  const { service } = entry;
  const { timeline, timeSettings, eventJump } = app;
  const snapshot = useMemo(
    () => createSnapshots(service, timeline, { hidden: timeSettings.hidden, selected: eventJump.selected }),
    [service, timeline, timeSettings, eventJump],
  );
  return (
    <>
      <Trouble app={app} entry={entry} />
      {groupsOf(service.schema.value?.charts ?? []).map(([group, charts]) => (
        <ChartGroup key={group} app={app} service={service} group={group} charts={charts} snapshot={snapshot} />
      ))}
    </>
  );
}

/** Charts by their group, both in the order in which the agent gives them. */
export function groupsOf(charts: readonly ChartDescription[]): [string, ChartDescription[]][] {
  const groups = new Map<string, ChartDescription[]>();
  for (const chart of charts) {
    const group = groups.get(chart.group);
    if (group) group.push(chart);
    else groups.set(chart.group, [chart]);
  }
  return [...groups];
}
