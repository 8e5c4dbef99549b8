import type { EventSpan } from '../models/events.ts';
import type { Service } from '../models/service.ts';
import type { Timeline, TimeRange } from '../models/timeline.ts';
import { planRows, type RowPlan } from './rows.ts';

/** What all charts of a service share at one moment. */
export interface Snapshot {
  range: TimeRange;
  plan: RowPlan;
  events: EventSpan;
  intervalMs: number;
}

/**
 * Works out the snapshot of a service, once for all of its charts. Reads the timeline and the service's revision, so
 * an effect that calls it runs again when either changes.
 */
export function createSnapshots(service: Service, timeline: Timeline): () => Snapshot {
  let cached: { revision: number; range: TimeRange; snapshot: Snapshot } | undefined;
  return () => {
    const revision = service.revision.value;
    const range = timeline.range(newestTime(service));
    const known = cached;
    if (known?.revision === revision && known.range.from === range.from && known.range.to === range.to) {
      return known.snapshot;
    }
    const intervalMs = service.intervalAt(range.to);
    const events = service.events.within(range.from - intervalMs, range.to);
    const plan = planRows(service.samples, range, service.intervalAt, events.stalls);
    const snapshot = { range, plan, events, intervalMs };
    cached = { revision, range, snapshot };
    return snapshot;
  };
}

/** The time of a service's newest sample, in milliseconds since the epoch; now where there is none. */
export function newestTime(service: Service): number {
  return service.samples.times().at(-1) ?? Date.now();
}
