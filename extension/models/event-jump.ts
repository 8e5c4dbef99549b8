import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListedEvent } from './marker-kinds.ts';
import { touches } from './range.ts';
import type { Timeline, TimeRange } from './timeline.ts';

/** The event that the person has jumped to. */
export interface EventJump {
  /** None while it is out of view, or the view is live again. */
  selected: ReadonlySignal<ListedEvent | undefined>;
  /** Lets the view stand still around an event, close enough to see it and what was about it. */
  jumpTo(event: ListedEvent, retained: TimeRange): void;
  /** Forgets it, as when another service is shown. */
  clear(): void;
}

/** The view that a jump gives, in lengths of the event. */
const EVENT_LENGTHS = 20;
/** Some samples must be in it, of an event that is short, too. */
const SHORTEST_JUMP_MS = 5000;

export function createEventJump(timeline: Timeline): EventJump {
  const chosen = signal<ListedEvent>();
  return {
    selected: computed(() => {
      const [event, view] = [chosen.value, timeline.frozen.value];
      return event && view && touches({ from: event.at, to: event.at + event.durationMs }, view) ? event : undefined;
    }),
    jumpTo(event, retained) {
      const { at, durationMs } = event;
      const lengthMs = Math.max(durationMs * EVENT_LENGTHS, SHORTEST_JUMP_MS);
      // What has just happened is told of before the sample after it.
      const isNew = at - retained.to < lengthMs;
      const span = isNew ? { ...retained, to: Math.max(retained.to, at + durationMs) } : retained;
      timeline.centre(at + durationMs / 2, lengthMs, span);
      chosen.value = event;
    },
    clear() {
      chosen.value = undefined;
    },
  };
}
