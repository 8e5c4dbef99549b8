import { useEffect, useMemo } from 'preact/hooks';
import { createComparisonSnapshots } from '../charts/comparison-snapshot.ts';
import { viewOf } from '../models/chart-view.ts';
import { comparedCharts } from '../models/comparison-charts.ts';
import { pickedRequest, pickedSpan } from '../models/lane-picked.ts';
import { sharesOf } from '../models/shares.ts';
import type { App } from './app.ts';
import { ComparisonGroup } from './comparison-group.tsx';
import { FilterLine } from './filter-line.tsx';
import { useGradual } from './use-gradual.ts';

const CARD = { width: 408, height: 250 };

/** What is empty in one service may not be so in another. */
const NOT_EMPTY: ReadonlySet<string> = new Set();

/** The charts of all services that are compared, over each other, arranged as those of the shown service. */
export function ComparisonView({ app }: { app: App }) {
  const { comparison, timeline, timeSettings, eventJump, layouts, finder, requests, requestChoice } = app;
  const compared = comparison.compared.value;
  const reference = compared[0]?.service;
  const snapshots = useMemo(() => {
    const picked = reference && pickedSpan(pickedRequest(requests, requestChoice), reference);
    const marking = { hidden: timeSettings.hidden, selected: eventJump.selected, ...(picked && { picked }) };
    return createComparisonSnapshots(comparison, timeline, marking);
  }, [comparison, timeline, timeSettings, eventJump, requests, requestChoice, reference]);
  useEffect(() => snapshots.dispose, [snapshots]);
  const charts = comparedCharts(compared.map(({ service }) => service.schema.value?.charts ?? []));
  const byDescription = new Map(charts.map((each) => [each.chart, each]));
  const view = viewOf([...byDescription.keys()], layouts.arrangement.value, finder.matches.value, NOT_EMPTY);
  const lengths = view.sections.map(({ charts: list }) => list.length);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const shares = sharesOf(lengths, useGradual(all, CARD));
  return (
    <div class="comparison" data-testid="comparison" data-services={compared.length}>
      <FilterLine app={app} view={view} />
      {view.sections.map(({ id, charts: list }, index) => (
        <ComparisonGroup
          key={id}
          app={app}
          section={id}
          charts={list.flatMap((chart) => byDescription.get(chart) ?? [])}
          count={shares[index] ?? 0}
          compared={compared}
          snapshot={snapshots.current}
        />
      ))}
    </div>
  );
}
