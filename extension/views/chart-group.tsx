import type { ChartDescription } from '../../shared/charts.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { ChartCard } from './chart-card.tsx';

interface ChartGroupProps {
  app: App;
  service: Service;
  group: string;
  charts: readonly ChartDescription[];
  snapshot(): Snapshot;
}

/** Charts that belong together, under a heading that folds them away. */
export function ChartGroup({ app, service, group, charts, snapshot }: ChartGroupProps) {
  const { foldedGroups } = app.preferences;
  const isFolded = foldedGroups.value.has(group);
  const toggle = () => {
    const folded = new Set(foldedGroups.value);
    if (!folded.delete(group)) folded.add(group);
    foldedGroups.value = folded;
  };
  return (
    <section class="group" data-testid="group" data-group={group}>
      <h2>
        <button type="button" class="fold" aria-expanded={!isFolded} onClick={toggle}>
          {group}
          {isFolded && <span class="count">{charts.length} charts</span>}
        </button>
      </h2>
      {!isFolded && (
        <div class="charts">
          {charts.map((chart) => (
            // A chart that is described differently, or under another theme, is another chart.
            <ChartCard
              key={JSON.stringify(chart) + app.look.value.text}
              app={app}
              service={service}
              chart={chart}
              snapshot={snapshot}
            />
          ))}
        </div>
      )}
    </section>
  );
}
