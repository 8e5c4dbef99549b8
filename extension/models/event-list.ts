import { firstIndex } from './ascending.ts';
import type { EventSpan } from './events.ts';
import { eventsOfKind, type ListedEvent, MARKER_KINDS, type MarkerKind, type Timed } from './marker-kinds.ts';

/** How many events of each kind a span holds. */
export function countKinds(span: EventSpan): Record<MarkerKind, number> {
  const count = (kind: MarkerKind) => eventsOfKind(span, kind).length;
  return {
    moment: count('moment'),
    mark: count('mark'),
    gap: count('gap'),
    stall: count('stall'),
    'gc-major': count('gc-major'),
    gc: count('gc'),
  };
}

/**
 * The newest events of the kinds that are not hidden, newest first, at most `limit` of them. Of events that start at
 * once the rarer kind comes last, since `neighbour` meets it first.
 */
export function newestFirst(span: EventSpan, hidden: ReadonlySet<MarkerKind>, limit: number): ListedEvent[] {
  const lists = shownLists(span, hidden).map((list) => ({ ...list, next: list.events.length - 1 }));
  const newest: ListedEvent[] = [];
  while (newest.length < limit) {
    let best: (typeof lists)[number] | undefined;
    let bestAt = -Infinity;
    for (const list of lists) {
      const at = list.events[list.next]?.at ?? -Infinity;
      if (at > bestAt || (at === bestAt && at > -Infinity)) [best, bestAt] = [list, at];
    }
    const event = best?.events[best.next];
    if (!best || !event) break;
    newest.push(listed(best.kind, event));
    best.next--;
  }
  return newest;
}

/** A place in time to look from: a moment, or an event, so that of those that start at once none is passed over. */
export interface Origin {
  at: number;
  kind?: MarkerKind;
}

/** The event of a shown kind that follows the place in time (`step` 1), or comes before it (-1). */
export function neighbour(
  span: EventSpan,
  hidden: ReadonlySet<MarkerKind>,
  origin: Origin,
  step: 1 | -1,
): ListedEvent | undefined {
  const order = origin.kind === undefined ? undefined : MARKER_KINDS.indexOf(origin.kind);
  let best: ListedEvent | undefined;
  for (const { kind, events } of shownLists(span, hidden)) {
    const rank = MARKER_KINDS.indexOf(kind);
    const isPast = (at: number) => at > origin.at || (at === origin.at && order !== undefined && rank > order);
    const isBefore = (at: number) => at < origin.at || (at === origin.at && order !== undefined && rank < order);
    const index =
      step === 1
        ? firstIndex(events.length, (each) => isPast(events[each]?.at ?? Infinity))
        : firstIndex(events.length, (each) => !isBefore(events[each]?.at ?? Infinity)) - 1;
    const event = events[index];
    if (!event) continue;
    // Kinds come in the order of their rank, so that the first of equals is the next, and the last the one before.
    const isBetter = !best || (step === 1 ? event.at < best.at : event.at >= best.at);
    if (isBetter) best = listed(kind, event);
  }
  return best;
}

/** Tells one event from all others of its service. */
export const keyOf = ({ kind, at, label = '' }: ListedEvent) => `${kind} ${at} ${label}`;

function shownLists(span: EventSpan, hidden: ReadonlySet<MarkerKind>) {
  return MARKER_KINDS.filter((kind) => !hidden.has(kind)).map((kind) => ({ kind, events: eventsOfKind(span, kind) }));
}

function listed(kind: MarkerKind, { at, durationMs = 0, uncertaintyMs, label }: Timed): ListedEvent {
  return {
    kind,
    at,
    durationMs,
    ...(uncertaintyMs === undefined ? {} : { uncertaintyMs }),
    ...(label === undefined ? {} : { label }),
  };
}
