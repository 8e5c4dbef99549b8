import { useEffect, useMemo } from 'preact/hooks';
import type { PageRequest } from '../browser/har.ts';
import { createPulse } from '../models/pulse.ts';
import { placeOf } from '../models/route-place.ts';
import type { App } from './app.ts';
import { formatTook } from './explanation-text.ts';
import { placeText } from './request-text.ts';

/** All requests are looked through, which need not be done for each that comes. */
const EVERY_MS = 1000;

/** How the time of a request compares with the others of its route in this page. */
export function RequestRank({ app, request }: { app: App; request: PageRequest }) {
  const { requests, requestChoice } = app;
  const pulse = useMemo(() => createPulse(requests.revision, EVERY_MS), [requests]);
  useEffect(() => pulse.dispose, [pulse]);
  void pulse.beat.value;
  const place = placeOf(request, requests.list);
  if (!place) return null;
  const { route, median, p95, count } = place;
  const { value: filter } = requestChoice.filter;
  return (
    <p class="request-rank" data-testid="request-rank">
      {placeText(place)}
      {count > 1 && `; median ${formatTook(median)}, p95 ${formatTook(p95)}`}
      {count > 1 && filter.route !== route.key && (
        <button
          type="button"
          class="link"
          data-testid="show-route"
          onClick={() => {
            requestChoice.filter.value = { ...filter, route: route.key };
          }}
        >
          Show only these
        </button>
      )}
    </p>
  );
}
