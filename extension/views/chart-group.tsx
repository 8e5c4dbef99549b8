import type { Snapshot } from '../charts/snapshot.ts';
import { OVERVIEW, type Section } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { ChartCard } from './chart-card.tsx';
import { GroupHeading } from './group-heading.tsx';

interface ChartGroupProps {
  app: App;
  entry: Entry;
  section: Section;
  /** All that are shown, this one included. */
  sections: readonly Section[];
  isFolded: boolean;
  /** How many of its charts to draw by now. */
  count: number;
  /** The id of the chart that fills the stage. */
  maximized: string | undefined;
  snapshot(): Snapshot;
}

/** Charts that belong together, under a heading that folds them away. */
export function ChartGroup(props: ChartGroupProps) {
  const { app, entry, section, sections, isFolded, count, maximized, snapshot } = props;
  const { id, charts } = section;
  return (
    <section class="group" data-testid="group" data-group={id === OVERVIEW ? 'overview' : id}>
      <GroupHeading app={app} entry={entry} section={section} sections={sections} isFolded={isFolded} />
      {!isFolded && (
        <div class="charts">
          {charts.slice(0, count).map((chart) => (
            // A chart that is described differently, or under another theme, is another chart.
            <ChartCard
              key={JSON.stringify(chart) + app.look.value.text}
              app={app}
              entry={entry}
              chart={chart}
              section={section}
              isMaximized={chart.id === maximized}
              snapshot={snapshot}
            />
          ))}
        </div>
      )}
    </section>
  );
}
