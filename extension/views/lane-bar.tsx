import { useMemo } from 'preact/hooks';
import { pickedRequest } from '../models/lane-picked.ts';
import type { LaneView } from '../models/lane-view.ts';
import { NO_FILTER } from '../models/request-filter.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { countText } from './count-text.ts';
import { LaneFilterMenu } from './lane-filter-menu.tsx';
import { showRequest } from './lane-show.ts';

interface LaneBarProps {
  app: App;
  view: LaneView;
  service: Service;
}

/** How many requests are shown, and what narrows them down. */
export function LaneBar({ app, view, service }: LaneBarProps) {
  const { requestChoice } = app;
  return (
    <header class="lane-bar">
      <h2>Requests</h2>
      <Count view={view} />
      <TextFilter app={app} />
      <LaneFilterMenu app={app} view={view} />
      {requestChoice.isFiltering.value && (
        <button
          type="button"
          class="link"
          data-testid="lane-clear"
          onClick={() => {
            requestChoice.filter.value = NO_FILTER;
          }}
        >
          Clear
        </button>
      )}
      <ShowPicked app={app} view={view} service={service} />
    </header>
  );
}

function Count({ view }: { view: LaneView }) {
  const { length } = view.told.value;
  return (
    <span class="count" data-testid="lane-count" title="In view and left by the filter, of all that are known">
      {countText(length)} of {countText(view.total.value)}
    </span>
  );
}

function TextFilter({ app: { requestChoice } }: { app: App }) {
  const { filter } = requestChoice;
  const set = (text: string) => {
    filter.value = { ...filter.value, text };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || filter.value.text === '') return;
    set('');
    // Chromium would open the console drawer as well.
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  return (
    <input
      type="search"
      class="search"
      data-testid="lane-text"
      aria-label="Filter requests by address or method"
      title="Words of the address or the method; all must be found"
      placeholder="Address"
      spellcheck={false}
      autocomplete="off"
      value={filter.value.text}
      onInput={(event) => set(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** The way back to the picked request while it is out of view. */
function ShowPicked({ app, view, service }: LaneBarProps) {
  const picked = useMemo(() => pickedRequest(app.requests, app.requestChoice), [app]);
  const { value: seen } = picked;
  if (!seen || view.inView.value.some(({ seen: { request } }) => request.id === seen.request.id)) return null;
  return (
    <button
      type="button"
      data-testid="lane-show-picked"
      title="Bring the picked request into view"
      onClick={() => showRequest(app, service, seen)}
    >
      Show picked
    </button>
  );
}
