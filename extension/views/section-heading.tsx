import { useComputed, useSignal } from '@preact/signals';
import type { Entry } from '../models/entries.ts';
import type { Section } from '../models/service-groups.ts';
import type { App } from './app.ts';
import { GroupDialog } from './group-dialog.tsx';
import { SectionDot } from './section-dot.tsx';
import { sectionItems } from './section-menu.ts';
import type { ListControls } from './use-list-controls.ts';

interface SectionHeadingProps {
  app: App;
  section: Section<Entry>;
  controls: ListControls;
  isFolded: boolean;
}

/** The name of a group with how many of its services are connected; folds it, and has a menu of its own. */
export function SectionHeading({ app, section, controls, isFolded }: SectionHeadingProps) {
  const { key, title, members, kind } = section;
  const connected = useComputed(() => members.filter(isConnected).length).value;
  const hidesShown = isFolded && members.some(({ id }) => id === app.entries.shown.value?.id);
  const tabIndex = controls.active.value === key ? 0 : -1;
  const isRenaming = useSignal(false);
  const rename = () => {
    isRenaming.value = true;
  };
  const openMenu = (event: Event) => controls.openMenu(title, sectionItems(app, section, controls, rename), event);
  return (
    <div class="section-heading" data-current={hidesShown}>
      <h2>
        <button
          type="button"
          class="fold"
          data-testid="fold-section"
          data-stop={key}
          aria-expanded={!isFolded}
          tabIndex={tabIndex}
          title={title}
          onFocus={() => controls.focused(key)}
          onClick={() => app.serviceList.toggle(key)}
          onContextMenu={openMenu}
        >
          <span class="title">{title}</span>
          {isFolded && <SectionDot app={app} members={members} />}
          {kind !== 'recordings' && (
            <span
              class={connected < members.length ? 'connected warning' : 'connected'}
              role="img"
              aria-label={`${connected} of ${members.length} connected`}
              data-testid="connected"
            >
              {connected}/{members.length}
            </span>
          )}
        </button>
      </h2>
      {kind !== 'recordings' && (
        <button
          type="button"
          class="more quiet"
          data-testid="section-more"
          aria-label={`What can be done with ${title}`}
          aria-haspopup="menu"
          tabIndex={tabIndex}
          onClick={openMenu}
        >
          ⋯
        </button>
      )}
      {isRenaming.value && (
        <GroupDialog
          app={app}
          group={title}
          close={() => {
            isRenaming.value = false;
          }}
        />
      )}
    </div>
  );
}

function isConnected({ service }: Entry): boolean {
  const { state } = service.status.value;
  return state === 'live' || state === 'silent';
}
