import { useMemo } from 'preact/hooks';
import { spanOn } from '../models/lane-bars.ts';
import { pickedRequest } from '../models/lane-picked.ts';
import type { LaneView } from '../models/lane-view.ts';
import { touches } from '../models/range.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { countText } from './count-text.ts';
import { showRequest } from './lane-show.ts';
import { RequestFilters } from './request-filters.tsx';
import { RequestTabs } from './request-tabs.tsx';

interface HeaderProps {
  app: App;
  view: LaneView;
  service: Service | undefined;
}

/** The tabs, how many requests are shown, and what narrows them down; the same above either tab. */
export function RequestsHeader({ app, view, service }: HeaderProps) {
  return (
    <header class="requests-header">
      <RequestTabs settings={app.laneSettings} />
      <Count app={app} view={view} service={service} />
      <RequestFilters app={app} view={view} />
      {service && <ShowPicked app={app} view={view} service={service} />}
    </header>
  );
}

/** The lane shows what is in view; the routes are ranked by all that there is. */
function Count({ app: { laneSettings }, view, service }: HeaderProps) {
  const isInView = service !== undefined && laneSettings.tab.value === 'requests';
  const count = isInView ? view.told.value.length : view.matching.value;
  const title = `${isInView ? 'In view and left' : 'Left'} by the filter, of all that are known`;
  return (
    <span class="count" data-testid="lane-count" title={title}>
      {countText(count)} of {countText(view.total.value)}
    </span>
  );
}

/** The way back to the picked request while it is out of view. */
function ShowPicked({ app, view, service }: HeaderProps & { service: Service }) {
  const picked = useMemo(() => pickedRequest(app.requests, app.requestChoice), [app]);
  const { value: seen } = picked;
  if (!seen) return null;
  const [span, range] = [spanOn(service, seen), view.range.value];
  // What has just happened comes into a live view by itself, with the next sample.
  if (touches(span, range) || (app.timeline.isLive.value && span.from > range.to)) return null;
  return (
    <button
      type="button"
      class="show-picked"
      data-testid="lane-show-picked"
      title="Bring the picked request into view"
      onClick={() => showRequest(app, service, seen)}
    >
      Show picked
    </button>
  );
}
