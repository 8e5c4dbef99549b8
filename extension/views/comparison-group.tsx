import type { ReadonlySignal } from '@preact/signals';
import type { ComparisonSnapshot } from '../charts/comparison-snapshot.ts';
import type { Compared } from '../models/comparison.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import type { App } from './app.ts';
import { ComparisonCard } from './comparison-card.tsx';

interface ComparisonGroupProps {
  app: App;
  group: string;
  charts: readonly ComparedChart[];
  compared: readonly Compared[];
  snapshot: ReadonlySignal<ComparisonSnapshot | undefined>;
}

/** Charts of a comparison that belong together, under a heading that folds them away, as it does for one service. */
export function ComparisonGroup({ app, group, charts, compared, snapshot }: ComparisonGroupProps) {
  const { foldedGroups } = app.preferences;
  const isFolded = foldedGroups.value.has(group);
  const toggle = () => {
    const folded = new Set(foldedGroups.value);
    if (!folded.delete(group)) folded.add(group);
    foldedGroups.value = folded;
  };
  const services = JSON.stringify(compared.map(({ id, color }) => [id, color]));
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
            // A chart that is described differently, of other services, or under another theme is another chart.
            <ComparisonCard
              key={JSON.stringify(chart) + services + app.look.value.text}
              app={app}
              chart={chart}
              compared={compared}
              snapshot={snapshot}
            />
          ))}
        </div>
      )}
    </section>
  );
}
