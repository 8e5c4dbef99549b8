import type { Entry } from '../models/entries.ts';
import type { Section } from '../models/service-groups.ts';
import type { App } from './app.ts';
import { SectionHeading } from './section-heading.tsx';
import { ServiceEntry } from './service-entry.tsx';
import type { ListControls } from './use-list-controls.ts';

interface ServiceSectionProps {
  app: App;
  section: Section<Entry>;
  controls: ListControls;
}

/** Services under one heading, which folds them away; the first ones may have none. */
export function ServiceSection({ app, section, controls }: ServiceSectionProps) {
  const { folded, visible } = app.serviceList;
  const { key, title, kind, members } = section;
  const isFolded = folded.value.has(key);
  const places = visible.value;
  return (
    <div class="service-section" data-testid="service-section" data-section={title}>
      {title !== '' && <SectionHeading app={app} section={section} controls={controls} isFolded={isFolded} />}
      {!isFolded && (
        <ol aria-label={title === '' ? 'Services' : title}>
          {members.map((entry) => (
            <ServiceEntry
              key={entry.id}
              app={app}
              entry={entry}
              index={places.indexOf(entry)}
              isInstance={kind === 'instances'}
              controls={controls}
            />
          ))}
        </ol>
      )}
    </div>
  );
}
