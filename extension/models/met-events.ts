import type { SeenExplanation } from './explain-seen.ts';
import type { ListedEvent } from './marker-kinds.ts';

/** The pauses and stalls that a request met as the list of events has them, by the service's own clock. */
export function metEvents({ met, offsetMs }: Pick<SeenExplanation, 'met' | 'offsetMs'>): ListedEvent[] {
  return [
    ...met.gc.map(
      ({ at, durationMs, type }): ListedEvent => ({
        kind: type === 'major' ? 'gc-major' : 'gc',
        at: at + offsetMs,
        durationMs,
      }),
    ),
    ...met.stalls.map(
      ({ at, durationMs, uncertaintyMs }): ListedEvent => ({
        kind: 'stall',
        at: at + offsetMs,
        durationMs,
        uncertaintyMs,
      }),
    ),
  ];
}

/** The longest of these, so many at the most, in the order of their starts. */
export function longestOf(events: readonly ListedEvent[], most: number): ListedEvent[] {
  return events
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, most)
    .sort((a, b) => a.at - b.at);
}
