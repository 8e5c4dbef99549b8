import type { LaneView } from '../models/lane-view.ts';
import { NO_FILTER, type RequestFilter } from '../models/request-filter.ts';
import { knownRouteOf } from '../models/routes.ts';
import type { App } from './app.ts';
import { focusFirst } from './focus.ts';
import { LaneFilterMenu } from './lane-filter-menu.tsx';

/** What narrows the requests down, and the ways back. */
export function RequestFilters({ app, view }: { app: App; view: LaneView }) {
  const { requestChoice } = app;
  const change = (filter: RequestFilter) => {
    requestChoice.filter.value = filter;
    // The button goes with what it takes away.
    focusFirst('[data-testid="menu-lane-filter"]');
  };
  return (
    <>
      <TextFilter app={app} />
      <LaneFilterMenu app={app} view={view} />
      <OfRoute app={app} change={change} />
      {requestChoice.isFiltering.value && (
        <button type="button" class="link" data-testid="lane-clear" onClick={() => change(NO_FILTER)}>
          Clear
        </button>
      )}
    </>
  );
}

/** The route that alone is shown, and the way back to all of them. */
function OfRoute({ app, change }: { app: App; change: (filter: RequestFilter) => void }) {
  const { route: key, ...rest } = app.requestChoice.filter.value;
  if (key === undefined) return null;
  const route = app.requests.list.map(({ request }) => knownRouteOf(request)).find((each) => each.key === key);
  return (
    <button
      type="button"
      class="of-route"
      data-testid="lane-route"
      title={`Only ${key}; a click shows the requests of all routes again`}
      onClick={() => change(rest)}
    >
      <span>{route ? `${route.method} ${route.path}` : key}</span> <span aria-hidden="true">×</span>
    </button>
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
