import { useEffect, useRef } from 'preact/hooks';
import type { Entry } from '../models/entries.ts';
import { displayAddress } from '../sources/address.ts';
import type { App } from './app.ts';
import { showService } from './show-service.ts';
import { useFace } from './use-face.ts';

/** All services with their live status: a column beside the charts, or a strip above them where there is no room. */
export function ServiceList({ app }: { app: App }) {
  const { entries, editor } = app;
  return (
    <nav class="services" aria-label="Services">
      <ol>
        {entries.list.value.map((entry, index) => (
          <ServiceEntry key={entry.id} app={app} entry={entry} index={index} />
        ))}
      </ol>
      <button type="button" class="quiet" data-testid="add-service" title="Add a service (A)" onClick={editor.add}>
        + <span>Add service</span>
      </button>
    </nav>
  );
}

function ServiceEntry({ app, entry, index }: { app: App; entry: Entry; index: number }) {
  const item = useRef<HTMLLIElement>(null);
  const { profile } = entry;
  const face = useFace(entry.service, app.timeline, false);
  const isShown = app.entries.shown.value?.id === entry.id;
  useEffect(() => {
    if (isShown) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  return (
    <li ref={item}>
      <button
        type="button"
        class="service"
        data-testid="service"
        data-service={profile.service ?? ''}
        data-state={face.state}
        aria-current={isShown}
        title={`${displayAddress(profile.url)}: ${face.message ?? face.label}`}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) app.comparison.toggleService(entry.id);
          else showService(app, entry.id);
        }}
      >
        <span class="swatch" style={{ background: `var(--series-${entry.color + 1})` }} />
        <span class="name">{entry.label}</span>
        <span class={`dot ${face.tone}`} role="img" aria-label={face.label} />
        {index < 9 && <kbd>{index + 1}</kbd>}
      </button>
    </li>
  );
}
