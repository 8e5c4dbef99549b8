import type { ReadonlySignal } from '@preact/signals';
import type { ComparisonSnapshot } from '../charts/comparison-snapshot.ts';
import { OVERVIEW } from '../models/arrangement.ts';
import type { Compared } from '../models/comparison.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import type { App } from './app.ts';
import { ComparisonCard } from './comparison-card.tsx';

interface ComparisonGroupProps {
  app: App;
  /** A group's name, or `OVERVIEW`. */
  section: string;
  charts: readonly ComparedChart[];
  /** How many of them to draw by now. */
  count: number;
  compared: readonly Compared[];
  snapshot: ReadonlySignal<ComparisonSnapshot | undefined>;
}

/** Charts of a comparison that belong together, under a heading that folds them away, as it does for one service. */
export function ComparisonGroup({ app, section, charts, count, compared, snapshot }: ComparisonGroupProps) {
  const { layouts, finder } = app;
  const { folded } = layouts.arrangement.value;
  const isFolded = folded.includes(section) && finder.words.value.length === 0;
  const toggle = () =>
    layouts.change({ folded: isFolded ? folded.filter((each) => each !== section) : [...folded, section] });
  const title = section === OVERVIEW ? 'Overview' : section;
  const services = JSON.stringify(compared.map(({ id, color }) => [id, color]));
  return (
    <section class="group" data-testid="group" data-group={title}>
      <h2>
        <button type="button" class="fold" aria-expanded={!isFolded} onClick={toggle}>
          {title}
          {isFolded && <span class="count">{charts.length} charts</span>}
        </button>
      </h2>
      {!isFolded && (
        <div class="charts">
          {charts.slice(0, count).map((chart) => (
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
