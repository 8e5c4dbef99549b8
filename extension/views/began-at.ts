import { spanOn } from '../models/lane-bars.ts';
import type { SeenRequest } from '../models/page-requests.ts';
import type { App } from './app.ts';

/**
 * When a request began, in milliseconds since the epoch: by the clock of the charts that are shown, so that it has the
 * same time there and in words; by this machine's while none are, or as long as it is not known how the two stand.
 */
export function beganAt({ entries }: Pick<App, 'entries'>, seen: SeenRequest): number {
  const service = entries.shown.value?.service;
  void service?.clock.current.value;
  return service ? spanOn(service, seen).from : seen.request.startedAt;
}
