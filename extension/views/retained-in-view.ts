import { newestTime } from '../charts/snapshot.ts';
import type { Service } from '../models/service.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { App } from './app.ts';

/** All the time of which there is something to see: of the shown service, or of all that are compared. */
export function retainedInView({ comparison, entries }: App): TimeRange | undefined {
  return comparison.retained() ?? entries.shown.peek()?.service.retained();
}

/** What its charts show, in the time of the service that is shown; in a comparison that is the reference. */
export function rangeInView({ comparison, timeline }: App, service: Service): TimeRange {
  return timeline.range(comparison.retained()?.to ?? newestTime(service));
}
