import { spanOn } from '../models/lane-bars.ts';
import type { SeenRequest } from '../models/page-requests.ts';
import { lengthOf } from '../models/range.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';

/** What is seen of the time before and after a request, in milliseconds at least. */
const LEAST_MARGIN_MS = 1000;

/** Lets the view stand still around a request; there need be no samples of that time. */
export function showRequest({ timeline }: App, service: Service, seen: SeenRequest): void {
  const span = spanOn(service, seen);
  const margin = Math.max(lengthOf(span), LEAST_MARGIN_MS);
  timeline.zoom({ from: span.from - margin, to: span.to + margin });
}

/** Picks a request, or none any more where it is the one that was picked. */
export function togglePicked({ requestChoice: { picked } }: App, { request: { id } }: SeenRequest): void {
  picked.value = picked.value === id ? undefined : id;
}
