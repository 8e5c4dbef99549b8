import { useMemo } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import { createSnapshots } from '../charts/snapshot.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { ChartGroup } from './chart-group.tsx';
import { RecordingInfo } from './recording-info.tsx';
import { Trouble } from './trouble.tsx';

/** The charts of one service, by group, with what is the matter above them. */
export function ServiceView({ app, entry }: { app: App; entry: Entry }) {
  const { service, recording } = entry;
  const snapshot = useMemo(() => createSnapshots(service, app.timeline), [service, app.timeline]);
  return (
    <>
      {recording ? <RecordingInfo recording={recording} /> : <Trouble app={app} entry={entry} />}
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
