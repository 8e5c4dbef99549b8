import { useEffect, useRef } from 'preact/hooks';
import type { Entry } from '../models/entries.ts';
import { instanceDetail } from '../models/service-groups.ts';
import { displayAddress } from '../sources/address.ts';
import type { App } from './app.ts';
import { CloseRecording } from './close-recording.tsx';
import { ServiceDot } from './service-dot.tsx';
import { entryItems } from './service-menu.ts';
import { showService } from './show-service.ts';
import { toggleCompared } from './toggle-compared.ts';
import { useFace } from './use-face.ts';
import type { ListControls } from './use-list-controls.ts';

interface ServiceEntryProps {
  app: App;
  entry: Entry;
  /** Its place among what is visible in the list, from 0. */
  index: number;
  /** Whether its heading says its name already. */
  isInstance: boolean;
  controls: ListControls;
}

/** One service of the list: shows it on a click, with a menu of what else can be done. */
export function ServiceEntry({ app, entry, index, isInstance, controls }: ServiceEntryProps) {
  const item = useRef<HTMLLIElement>(null);
  const { profile, recording, service, id, label } = entry;
  const face = useFace(service, app.timeline, false);
  const isShown = app.entries.shown.value?.id === id;
  const tabIndex = controls.active.value === id ? 0 : -1;
  useEffect(() => {
    if (isShown) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  const openMenu = (event: Event) => controls.openMenu(label, entryItems(app, entry, controls), event);
  return (
    <li ref={item} class={recording ? 'recorded' : undefined} data-id={id} data-testid="service-item">
      <button
        type="button"
        class="service"
        data-testid="service"
        data-service={profile ? (profile.service ?? '') : label}
        data-state={face.state}
        data-stop={id}
        aria-current={isShown}
        tabIndex={tabIndex}
        title={[label, profile ? displayAddress(profile.url) : recording?.fileName, face.message ?? face.label]
          .filter(Boolean)
          .join('\n')}
        onFocus={() => controls.focused(id)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) toggleCompared(app, entry);
          else showService(app, id);
        }}
        onContextMenu={openMenu}
      >
        <span class="swatch" style={{ background: `var(--series-${entry.color + 1})` }} />
        <span class="name">
          {isInstance && profile ? (
            <>
              {profile.name} <span class="detail">{detailOf(entry)}</span>
            </>
          ) : (
            label
          )}
        </span>
        {app.recorder.of(id) && <span class="recording-dot" role="img" aria-label="being recorded" />}
        <ServiceDot app={app} service={service} />
        {index >= 0 && index < 9 && <kbd>{index + 1}</kbd>}
      </button>
      {profile && (
        <button
          type="button"
          class="more quiet"
          data-testid="service-more"
          data-service={profile.service ?? ''}
          aria-label={`What can be done with ${label}`}
          aria-haspopup="menu"
          tabIndex={tabIndex}
          onClick={openMenu}
        >
          ⋯
        </button>
      )}
      {recording && <CloseRecording app={app} recording={recording} />}
    </li>
  );
}

/** Port and process: what tells instances of one service apart. */
function detailOf({ profile, service }: Entry): string {
  return profile ? instanceDetail(profile.url, service.description.value?.process.pid) : '';
}
