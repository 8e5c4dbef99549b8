import { useEffect, useRef } from 'preact/hooks';
import type { Profile } from '../models/profile.ts';
import { displayAddress } from '../sources/address.ts';
import type { App } from './app.ts';
import { showService } from './show-service.ts';
import { useFace } from './use-face.ts';

/** All profiles with their live status: a column beside the charts, or a strip above them where there is no room. */
export function ServiceList({ app }: { app: App }) {
  const { profiles, editor } = app;
  return (
    <nav class="services" aria-label="Services">
      <ol>
        {profiles.list.value.map((profile, index) => (
          <ServiceEntry key={profile.id} app={app} profile={profile} index={index} />
        ))}
      </ol>
      <button type="button" class="quiet" data-testid="add-service" title="Add a service (A)" onClick={editor.add}>
        + <span>Add service</span>
      </button>
    </nav>
  );
}

function ServiceEntry({ app, profile, index }: { app: App; profile: Profile; index: number }) {
  const { services } = app;
  const entry = useRef<HTMLLIElement>(null);
  const face = useFace(services.all.value.get(profile.id), app.timeline, false);
  const isShown = services.shownId.value === profile.id;
  useEffect(() => {
    if (isShown) entry.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  return (
    <li ref={entry}>
      <button
        type="button"
        class="service"
        data-testid="service"
        data-service={profile.service ?? ''}
        data-state={face.state}
        aria-current={isShown}
        title={`${displayAddress(profile.url)}: ${face.message ?? face.label}`}
        onClick={() => showService(app, profile.id)}
      >
        <span class="swatch" style={{ background: `var(--series-${profile.color + 1})` }} />
        <span class="name">{displayName(profile)}</span>
        <span class={`dot ${face.tone}`} role="img" aria-label={face.label} />
        {index < 9 && <kbd>{index + 1}</kbd>}
      </button>
    </li>
  );
}

/** What the person calls it, else what the service calls itself, else its address. */
export function displayName({ name, service, url }: Profile): string {
  return name || service || displayAddress(url);
}
