import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Writable } from './writable.ts';

/** A span of time in milliseconds since the epoch. */
export interface TimeRange {
  from: number;
  to: number;
}

/** The one time axis of all charts and all services: a live window that moves, or a range that stands still. */
export interface Timeline {
  windowMs: Readonly<Writable<number>>;
  /** The range that stands still; `undefined` while live. */
  frozen: ReadonlySignal<TimeRange | undefined>;
  isLive: ReadonlySignal<boolean>;
  /** The time under the mouse, on whichever chart it is. */
  cursor: Signal<number | undefined>;
  /** What to show, given the time of the newest sample. */
  range(latest: number): TimeRange;
  /** Chooses the length of the live window; a view that stands still gets that length too, and keeps its end. */
  setWindow(windowMs: number): void;
  /** Lets the view stand still where it is. Recording goes on. */
  pause(latest: number): void;
  /** Shows one range, such as the one that was dragged over; ignored when shorter than a tenth of a second. */
  zoom(range: TimeRange): void;
  live(): void;
}

const SHORTEST_RANGE_MS = 100;

/** `windowMs` is where the chosen live window is kept. */
export function createTimeline(windowMs: Writable<number>): Timeline {
  const frozen = signal<TimeRange>();
  const range = (latest: number) => frozen.value ?? { from: latest - windowMs.value, to: latest };
  return {
    windowMs,
    frozen,
    isLive: computed(() => frozen.value === undefined),
    cursor: signal<number>(),
    range,
    setWindow(next) {
      windowMs.value = next;
      const { to } = frozen.value ?? {};
      if (to !== undefined) frozen.value = { from: to - next, to };
    },
    pause(latest) {
      frozen.value = range(latest);
    },
    zoom({ from, to }) {
      if (to - from >= SHORTEST_RANGE_MS) frozen.value = { from, to };
    },
    live() {
      frozen.value = undefined;
    },
  };
}
