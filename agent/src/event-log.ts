import { GC_TYPES, type ProcessEvent } from '../../shared/events.ts';
import { MAX_EVENTS_PER_KIND } from '../../shared/limits.ts';
import { createRing, type Ring } from './ring.ts';

/** The last events of each kind, numbered in the order in which they were booked, from 0. */
interface EventLog {
  /** The number that the next event gets. */
  readonly end: number;
  add(event: ProcessEvent): void;
  /** The events from number `from` on that are still held, by time. */
  since(from: number): ProcessEvent[];
  /** Drops events that lie at `time` or later. */
  dropFrom(time: number): void;
}

// Places in a row. The kinds differ in what follows the time.
const NUMBER = 0;
const AT = 1;
const DURATION = 2;
const DETAIL = 3;

/** Most processes have few events; there is place for so many at first. */
const FIRST_ROWS = 64;

/** Keeps numbers in typed rings of 4,096 a kind, so that a process that collects a thousand times a second costs no more. */
export function createEventLog(capacity = MAX_EVENTS_PER_KIND): EventLog {
  const gc = createRing(4, capacity, { rows: FIRST_ROWS });
  const stalls = createRing(4, capacity, { rows: FIRST_ROWS });
  const marks = createRing(2, capacity, { rows: FIRST_ROWS });
  const labels: string[] = [];
  let end = 0;

  function add(event: ProcessEvent): void {
    const number = end++;
    if (event.kind === 'gc') {
      gc.append([number, event.at, event.durationMs, GC_TYPES.indexOf(event.type)]);
    } else if (event.kind === 'stall') {
      stalls.append([number, event.at, event.durationMs, event.uncertaintyMs]);
    } else {
      labels[marks.end % capacity] = event.label;
      marks.append([number, event.at]);
    }
  }

  function since(from: number): ProcessEvent[] {
    const events: ProcessEvent[] = [];
    eachSince(gc, from, (row) => {
      const type = GC_TYPES[row[DETAIL] ?? 0] ?? 'major';
      events.push({ kind: 'gc', at: row[AT] ?? 0, durationMs: row[DURATION] ?? 0, type });
    });
    eachSince(stalls, from, (row) => {
      events.push({
        kind: 'stall',
        at: row[AT] ?? 0,
        durationMs: row[DURATION] ?? 0,
        uncertaintyMs: row[DETAIL] ?? 0,
      });
    });
    eachSince(marks, from, (row, index) => {
      events.push({ kind: 'mark', at: row[AT] ?? 0, label: labels[index % capacity] ?? '' });
    });
    return events.sort((a, b) => a.at - b.at);
  }

  return {
    get end() {
      return end;
    },
    add,
    since,
    dropFrom(time) {
      const kept = since(0).filter((event) => event.at < time);
      for (const ring of [gc, stalls, marks]) ring.cut(ring.first);
      for (const event of kept) add(event);
    },
  };
}

/** Visits the rows from number `from` on, oldest first. Numbers ascend, so the search starts at the newest. */
function eachSince(ring: Ring, from: number, visit: (row: Float64Array, index: number) => void): void {
  let index = ring.end;
  while (index > ring.first && (ring.view(index - 1, 1)[NUMBER] ?? 0) >= from) index--;
  for (; index < ring.end; index++) visit(ring.view(index, 1), index);
}
