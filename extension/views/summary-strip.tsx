import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { HealthAnnouncement } from './health-announcement.tsx';
import { SummaryTile } from './summary-tile.tsx';

/** How a service is, at a glance: its figures with their tones, above its charts. */
export function SummaryStrip({ app, entry }: { app: App; entry: Entry }) {
  const { service } = entry;
  const plan = app.health.of(service).plan.value;
  // Errors are told of beside the requests that they are a part of.
  const errors = plan.find(({ figure }) => figure.id === 'errors');
  const tiles = plan.filter((each) => each !== errors);
  if (tiles.length === 0) return null;
  return (
    <section class="summary" aria-label="Summary" data-testid="summary">
      <ul>
        {tiles.map((each) => (
          <SummaryTile
            key={each.figure.id}
            app={app}
            service={service}
            plan={each}
            note={each.figure.id === 'requests' ? errors : undefined}
          />
        ))}
      </ul>
      <button
        type="button"
        class="quiet"
        data-testid="edit-thresholds"
        title="Change from where on a figure is strained or bad"
        aria-label="Thresholds"
        onClick={() => {
          app.editsThresholds.value = true;
        }}
      >
        ⚙
      </button>
      <HealthAnnouncement key={entry.id} health={app.health.of(service)} name={entry.label} />
    </section>
  );
}
