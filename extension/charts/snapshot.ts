import type { ReadonlySignal } from '@preact/signals';
import type { EventSpan } from '../models/events.ts';
import { type MarkerKind, withoutKinds } from '../models/marker-kinds.ts';
import type { Service } from '../models/service.ts';
import { type Density, rowsWithin, tierFor } from '../models/tiers.ts';
import type { Timeline, TimeRange } from '../models/timeline.ts';
import { gapsOf, planRows, type RowPlan } from './rows.ts';

/** What all charts of a service share at one moment. */
export interface Snapshot {
  range: TimeRange;
  plan: RowPlan;
  events: EventSpan;
}

/** Which events the charts mark. */
export interface Marking {
  hidden: ReadonlySignal<ReadonlySet<MarkerKind>>;
  /** The one that is to be told from the others. */
  selected: ReadonlySignal<EventSpan['selected']>;
  /** The request whose time is to be seen. */
  picked?: ReadonlySignal<EventSpan['picked']>;
}

/**
 * An hour at 1 Hz is drawn in full, one at 10 Hz in steps of ten seconds. Less than some 100 rows would show steps to
 * the eye.
 */
const DENSITY: Density = { most: 4000, least: 120 };
/** A live view that would move by less than a pixel or so is not drawn anew. */
const MOVES_PER_WINDOW = 600;

/**
 * Works out the snapshot of a service, once for all of its charts. Reads the timeline, the service's revision and the
 * marking, so an effect that calls it runs again when one of them changes. The same snapshot once more says that there is nothing new
 * to be seen.
 */
export function createSnapshots(service: Service, timeline: Timeline, marking?: Marking): () => Snapshot {
  let cached: { revision: number; state: State; marked: Marked; snapshot: Snapshot } | undefined;
  return () => {
    const revision = service.revision.value;
    const range = timeline.range(newestTime(service));
    const marked = {
      hidden: marking?.hidden.value ?? NONE,
      selected: marking?.selected.value,
      picked: marking?.picked?.value,
    };
    const known = cached && isSameMarked(cached.marked, marked) ? cached : undefined;
    if (known?.revision === revision && isSameRange(known.snapshot.range, range)) return known.snapshot;
    const state = stateOf(service);
    if (known && timeline.isLive.value && isCloseTo(known.snapshot, range) && isSameState(known.state, state)) {
      return known.snapshot;
    }
    const next = takeSnapshot(service, range, marked);
    // A view that stands still mostly gets nothing new.
    const isSame = known && isSameState(known.state, state) && isSameSnapshot(known.snapshot, next);
    cached = { revision, state, marked, snapshot: isSame ? known.snapshot : next };
    return cached.snapshot;
  };
}

function takeSnapshot(service: Service, range: TimeRange, { hidden, selected, picked }: Marked): Snapshot {
  const { tiers, intervalAt } = service;
  const intervalMs = intervalAt(range.to);
  const events = service.events.within(range.from - intervalMs, range.to);
  const rows = rowsWithin(tiers, range, tierFor(tiers, range, intervalMs, DENSITY));
  const plan = planRows(rows, intervalAt, events.stalls);
  const marks = withoutKinds({ ...events, gaps: gapsOf(plan) }, hidden);
  return { range, plan, events: { ...marks, ...(selected && { selected }), ...(picked && { picked }) } };
}

interface Marked {
  hidden: ReadonlySet<MarkerKind>;
  selected: EventSpan['selected'];
  picked: EventSpan['picked'];
}

const NONE: ReadonlySet<MarkerKind> = new Set();

const isSameMarked = (a: Marked, b: Marked) =>
  a.hidden === b.hidden && a.selected === b.selected && a.picked === b.picked;

/** What makes a picture outdated although its view has hardly moved. */
interface State {
  /** Rows that have gone, or have another index. */
  shifts: number;
  news: number;
  /** Without any sample, the window was where the clock is. */
  isEmpty: boolean;
}

function stateOf({ tiers, events, retained }: Service): State {
  const shifts = tiers.reduce((sum, tier) => sum + tier.shifts, 0);
  return { shifts, news: events.news, isEmpty: !retained() };
}

const isSameState = (a: State, b: State) => a.shifts === b.shifts && a.news === b.news && a.isEmpty === b.isEmpty;

/** Whether a live window is where it was, but for less than can be seen. */
function isCloseTo({ range }: Snapshot, { from, to }: TimeRange): boolean {
  const moved = to - range.to;
  const isSameLength = Math.abs(moved - (from - range.from)) < 1;
  return isSameLength && moved >= 0 && moved < (to - from) / MOVES_PER_WINDOW;
}

const isSameRange = (a: TimeRange, b: TimeRange) => a.from === b.from && a.to === b.to;

function isSameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return isSameRange(a.range, b.range) && isSamePlan(a.plan, b.plan) && countOf(a.events) === countOf(b.events);
}

/** Rows only come and go at the ends, and the older of two plans of one range can only lack the newer one's end. */
function isSamePlan(a: RowPlan, b: RowPlan): boolean {
  return a.rows.length === b.rows.length && a.rows[0] === b.rows[0] && a.times.at(-1) === b.times.at(-1);
}

/** How many events a span holds. */
export const countOf = ({ gc, stalls, marks, moments }: EventSpan) =>
  gc.length + stalls.length + marks.length + moments.length;

/** The time of the newest that is held of a service, in milliseconds since the epoch; now where there is nothing. */
export function newestTime(service: Service): number {
  return service.retained()?.to ?? Date.now();
}
