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
