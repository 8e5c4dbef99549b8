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
    const next = { range, plan, events, intervalMs };
    // A view that stands still mostly gets nothing new: the same snapshot tells the charts not to draw again.
    const snapshot = known && isSame(known.snapshot, next) ? known.snapshot : next;
    cached = { revision, range, snapshot };
    return snapshot;
  };
}

function isSame(a: Snapshot, b: Snapshot): boolean {
  const isSameRange = a.range.from === b.range.from && a.range.to === b.range.to;
  return isSameRange && isSamePlan(a.plan, b.plan) && countOf(a.events) === countOf(b.events);
}

/** Rows only come and go at the ends, and the older of two plans of one range can only lack the newer one's end. */
function isSamePlan(a: RowPlan, b: RowPlan): boolean {
  return a.rows.length === b.rows.length && a.rows[0] === b.rows[0] && a.times.at(-1) === b.times.at(-1);
}

const countOf = ({ gc, stalls, marks, moments }: EventSpan) =>
  gc.length + stalls.length + marks.length + moments.length;

/** The time of a service's newest sample, in milliseconds since the epoch; now where there is none. */
export function newestTime(service: Service): number {
  return service.samples.times().at(-1) ?? Date.now();
}
