import type { ReadonlySignal } from '@preact/signals';
import type { EventSpan } from '../models/events.ts';
import { type MarkerKind, withoutKinds } from '../models/marker-kinds.ts';
import type { Service } from '../models/service.ts';
import type { Timeline, TimeRange } from '../models/timeline.ts';
import { gapsOf, planRows, type RowPlan } from './rows.ts';

/** What all charts of a service share at one moment. */
export interface Snapshot {
  range: TimeRange;
  plan: RowPlan;
  events: EventSpan;
  intervalMs: number;
}

/** Which events the charts mark. */
export interface Marking {
  hidden: ReadonlySignal<ReadonlySet<MarkerKind>>;
  /** The one that is to be told from the others. */
  selected: ReadonlySignal<EventSpan['selected']>;
}

/**
 * Works out the snapshot of a service, once for all of its charts. Reads the timeline, the service's revision and
 * the marking, so an effect that calls it runs again when one of them changes.
 */
export function createSnapshots(service: Service, timeline: Timeline, marking?: Marking): () => Snapshot {
  let cached: { revision: number; range: TimeRange; marked: Marked; snapshot: Snapshot } | undefined;
  return () => {
    const revision = service.revision.value;
    const range = timeline.range(newestTime(service));
    const marked = { hidden: marking?.hidden.value ?? NONE, selected: marking?.selected.value };
    const known = cached && isSameMarked(cached.marked, marked) ? cached : undefined;
    if (known?.revision === revision && known.range.from === range.from && known.range.to === range.to) {
      return known.snapshot;
    }
    const intervalMs = service.intervalAt(range.to);
    const events = service.events.within(range.from - intervalMs, range.to);
    const plan = planRows(service.samples, range, service.intervalAt, events.stalls);
    const { hidden, selected } = marked;
    const marks = { ...withoutKinds({ ...events, gaps: gapsOf(plan) }, hidden), ...(selected ? { selected } : {}) };
    const next = { range, plan, events: marks, intervalMs };
    // A view that stands still mostly gets nothing new: the same snapshot tells the charts not to draw again.
    const snapshot = known && isSame(known.snapshot, next) ? known.snapshot : next;
    cached = { revision, range, marked, snapshot };
    return snapshot;
  };
}

interface Marked {
  hidden: ReadonlySet<MarkerKind>;
  selected: EventSpan['selected'];
}

const NONE: ReadonlySet<MarkerKind> = new Set();

const isSameMarked = (a: Marked, b: Marked) => a.hidden === b.hidden && a.selected === b.selected;

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
