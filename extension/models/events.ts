import type { GcEvent, MarkEvent, ProcessEvent, StallEvent } from '../../shared/events.ts';
import { MAX_EVENTS_PER_KIND } from '../../shared/limits.ts';
import type { Moment } from '../sources/source.ts';
import { firstIndex } from './ascending.ts';
import { createLostPauses, type HeldPauses, type PauseLists } from './lost-pauses.ts';

/** A time from one sample to the next in which one or more are missing, and no stall explains it. */
export interface Gap {
  at: number;
  durationMs: number;
}

/** What happened within a span of time, each list in ascending order of its start. */
export interface EventSpan {
  gc: readonly GcEvent[];
  stalls: readonly StallEvent[];
  marks: readonly MarkEvent[];
  moments: readonly Moment[];
  /** Where they have been looked for: the event store itself knows no samples. */
  gaps?: readonly Gap[];
  /** The event that the person has jumped to, to be told from the others. */
  selected?: { at: number; durationMs: number };
  /** The request of the page that the person has picked. */
  picked?: { at: number; durationMs: number };
}

/** The events of one service: the newest of each kind, each taken once. Major collections are a kind of their own. */
export interface EventStore {
  /** The memory they take, roughly. */
  readonly bytes: number;
  /** Rises with every stall, mark and moment: what is seen on a chart at once, unlike one pause of many. */
  readonly news: number;
  /** Takes the events that are later than the newest one of their kind; a reconnect sends some again. */
  add(events: readonly ProcessEvent[]): void;
  addMoment(moment: Moment): void;
  /** Events that touch the span from `from` to `to`, in milliseconds since the epoch. */
  within(from: number, to: number): EventSpan;
  /** How often it was truncated, which is how often the clock of the service was set. */
  readonly epoch: number;
  /**
   * Pauses and stalls that touch a span of an epoch, those included that were dropped when the clock was set back, and from
   * when on none is missing: of the many minor collections, the oldest give way.
   */
  pausesWithin(from: number, to: number, epoch: number): HeldPauses;
  /** Drops the events at this time and later, since the clock of the service was set to it. */
  truncate(time: number): void;
  /** Drops the events before this time. */
  trim(time: number): void;
}

/** Of an object with a few numbers, estimated. */
const EVENT_BYTES = 100;

/** Keeps at least `most` of each kind, and at most twice as many. */
export function createEventStore(most = MAX_EVENTS_PER_KIND): EventStore {
  const gc = createTimeline<GcEvent>(most);
  // Else the many short pauses would push out the few long ones, which an overview of hours is about.
  const major = createTimeline<GcEvent>(most);
  const stalls = createTimeline<StallEvent>(most);
  const marks = createTimeline<MarkEvent>(most);
  const moments = createTimeline<Moment>(MAX_EVENTS_PER_KIND);
  const all = [gc, major, stalls, marks, moments];
  const lost = createLostPauses();
  let news = 0;

  const pausesIn = (from: number, to: number): PauseLists => ({
    gc: merged(gc.within(from, to), major.within(from, to)),
    stalls: stalls.within(from, to),
  });
  const heldFrom = () => Math.max(gc.heldFrom, major.heldFrom, stalls.heldFrom);

  return {
    get bytes() {
      return (all.reduce((sum, { length }) => sum + length, 0) + lost.length) * EVENT_BYTES;
    },
    get news() {
      return news;
    },
    get epoch() {
      return lost.epoch;
    },
    add(events) {
      for (const event of events) {
        if (event.kind !== 'gc') news++;
        if (event.kind === 'gc') (event.type === 'major' ? major : gc).add(event);
        else if (event.kind === 'stall') stalls.add(event);
        else marks.add(event);
      }
    },
    addMoment(moment) {
      news++;
      moments.add(moment);
    },
    within: (from, to) => ({
      ...pausesIn(from, to),
      marks: marks.within(from, to),
      moments: moments.within(from, to),
    }),
    pausesWithin(from, to, epoch) {
      const former = lost.of(from, epoch);
      if (!former) return { ...pausesIn(from, to), heldFrom: heldFrom() };
      const touches = ({ at, durationMs }: GcEvent | StallEvent) => at < to && at + durationMs > from;
      return { ...former, gc: former.gc.filter(touches), stalls: former.stalls.filter(touches) };
    },
    truncate(time) {
      lost.clockWasSet(time, { ...pausesIn(time, Infinity), heldFrom: heldFrom() });
      news++;
      for (const timeline of all) timeline.truncate(time);
    },
    trim(time) {
      for (const timeline of all) timeline.trim(time);
    },
  };
}

interface Timed {
  at: number;
  durationMs?: number;
  label?: string;
}

/** Two ascending lists as one; the first is by far the longer. */
function merged<Event extends Timed>(many: Event[], few: readonly Event[]): Event[] {
  if (few.length === 0) return many;
  const all: Event[] = [];
  let next = 0;
  for (const event of few) {
    for (let each = many[next]; each && each.at <= event.at; each = many[++next]) all.push(each);
    all.push(event);
  }
  return all.concat(many.slice(next));
}

/** At most twice `most` events in ascending order. */
function createTimeline<Event extends Timed>(most: number) {
  let events: Event[] = [];
  let heldFrom = -Infinity;
  return {
    get length() {
      return events.length;
    },
    /** From then on, none of those that came has been dropped. */
    get heldFrom() {
      return heldFrom;
    },
    add(event: Event): void {
      const newest = events.at(-1);
      if (newest && event.at < newest.at) return;
      // Several marks may be set at once; what a reconnect repeats has the same label too.
      for (let index = events.length - 1; events[index]?.at === event.at; index--) {
        if (events[index]?.label === event.label) return;
      }
      events.push(event);
      if (events.length <= 2 * most) return;
      events = events.slice(-most);
      heldFrom = events[0]?.at ?? heldFrom;
    },
    within(from: number, to: number): Event[] {
      const startAt = (time: number) => firstIndex(events.length, (index) => (events[index]?.at ?? time) >= time);
      let first = startAt(from);
      // Pauses of a process do not overlap, so only the one before the span can reach into it.
      const before = events[first - 1];
      if (before && before.at + (before.durationMs ?? 0) > from) first--;
      return events.slice(first, startAt(to));
    },
    truncate(time: number): void {
      events = events.filter(({ at }) => at < time);
      // What comes from this time on is all new.
      heldFrom = Math.min(heldFrom, time);
    },
    trim(time: number): void {
      events = events.filter(({ at }) => at >= time);
      heldFrom = Math.max(heldFrom, time);
    },
  };
}
