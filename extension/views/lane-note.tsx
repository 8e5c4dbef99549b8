import type { LaneView } from '../models/lane-view.ts';
import { matchesFilter } from '../models/request-filter.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { countText } from './count-text.ts';
import { showRequest } from './lane-show.ts';

/** What the bars do not tell: how many have no room, or why there are none. */
export function LaneNote({ app, view, service }: { app: App; view: LaneView; service: Service }) {
  const [{ value: bars }, { value: matching }] = [view.told, view.matching];
  const { rows } = view.room.value;
  const more = bars.filter(({ row }) => row >= rows).length;
  if (more > 0) {
    return (
      <span
        class="lane-more"
        title="Too many at once for the rows; less time in view shows them"
        data-testid="lane-more"
      >
        +{countText(more)} more
      </span>
    );
  }
  if (bars.length > 0) return null;
  return (
    <p class="lane-note" data-testid="lane-note">
      {matching === 0 ? (
        'No request matches the filter.'
      ) : (
        <>
          {matching === 1 ? '1 request, not' : `${countText(matching)} requests, none`} in this time.{' '}
          <button type="button" class="link" data-testid="lane-newest" onClick={() => showNewest(app, service)}>
            Show the newest
          </button>
        </>
      )}
    </p>
  );
}

function showNewest(app: App, service: Service): void {
  const { value: filter } = app.requestChoice.filter;
  const newest = app.requests.list.findLast((seen) => matchesFilter(seen, filter, service));
  if (newest) showRequest(app, service, newest);
}
