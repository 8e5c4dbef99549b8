import { useEffect, useMemo } from 'preact/hooks';
import { createComparisonSnapshots } from '../charts/comparison-snapshot.ts';
import { comparedCharts, groupsOfCompared } from '../models/comparison-charts.ts';
import type { App } from './app.ts';
import { ComparisonGroup } from './comparison-group.tsx';

/** The charts of all services that are compared, over each other, by group. */
export function ComparisonView({ app }: { app: App }) {
  const { comparison, timeline } = app;
  const snapshots = useMemo(() => createComparisonSnapshots(comparison, timeline), [comparison, timeline]);
  useEffect(() => snapshots.dispose, [snapshots]);
  const compared = comparison.compared.value;
  const charts = comparedCharts(compared.map(({ service }) => service.schema.value?.charts ?? []));
  return (
    <div class="comparison" data-testid="comparison" data-services={compared.length}>
      {groupsOfCompared(charts).map(([group, list]) => (
        <ComparisonGroup
          key={group}
          app={app}
          group={group}
          charts={list}
          compared={compared}
          snapshot={snapshots.current}
        />
      ))}
    </div>
  );
}
