import type { TimeRange } from '../models/timeline.ts';
import type { App } from './app.ts';

/** All the time of which there is something to see: of the shown service, or of all that are compared. */
export function retainedInView({ comparison, entries }: App): TimeRange | undefined {
  return comparison.retained() ?? entries.shown.peek()?.service.retained();
}
