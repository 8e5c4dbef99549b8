import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { centredOn, fitted, lengthOf, resized, shifted } from './range.ts';
import type { Writable } from './writable.ts';

/** A span of time in milliseconds since the epoch. */
export interface TimeRange {
  from: number;
  to: number;
}

/**
 * The one time axis of all charts and all services: a live window that moves, or a range that stands still. What moves
 * or scales it is told what the shown service has `retained`, and never leads beyond that.
 */
export interface Timeline {
  windowMs: Readonly<Writable<number>>;
  /** The range that stands still; `undefined` while live. */
  frozen: ReadonlySignal<TimeRange | undefined>;
  isLive: ReadonlySignal<boolean>;
  /** How much time is in view, in whole milliseconds: the live window, or the range that stands still. */
  lengthMs: ReadonlySignal<number>;
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
  /** Moves the view by so many milliseconds; past the newest sample it is live again, with the length it has. */
  move(byMs: number, retained: TimeRange): void;
  /**
   * Shows a range, moved to lie within what is retained; live, with its length, where it ends with the newest sample.
   * Ignored when shorter than a tenth of a second.
   */
  place(range: TimeRange, retained: TimeRange): void;
  /**
   * Makes the view longer (a factor above 1) or shorter. What stands still is scaled around a moment, else its middle;
   * a live view stays live and ends at the newest sample.
   */
  scale(factor: number, retained: TimeRange, around?: number): void;
  /** Lets the view stand still around a moment, with the given length. */
  centre(at: number, lengthMs: number, retained: TimeRange): void;
  live(): void;
}

/** Between these the length of the view can be scaled. */
export const SHORTEST_WINDOW_MS = 1000;
export const LONGEST_WINDOW_MS = 24 * 3_600_000;
/** A drag may show less than that; below this it was meant as a click. */
const SHORTEST_RANGE_MS = 100;

/** `windowMs` is where the chosen live window is kept. */
export function createTimeline(windowMs: Writable<number>): Timeline {
  const frozen = signal<TimeRange>();
  const range = (latest: number) => frozen.value ?? { from: latest - windowMs.value, to: latest };

  function follow(lengthMs: number): void {
    batch(() => {
      windowMs.value = windowOf(lengthMs);
      frozen.value = undefined;
    });
  }

  function place(wanted: TimeRange, retained: TimeRange): void {
    if (!(lengthOf(wanted) >= SHORTEST_RANGE_MS)) return;
    const next = fitted(wanted, retained);
    if (next.from >= retained.to - lengthOf(next)) follow(lengthOf(next));
    else frozen.value = next;
  }

  return {
    windowMs,
    frozen,
    isLive: computed(() => frozen.value === undefined),
    lengthMs: computed(() => Math.round(frozen.value ? lengthOf(frozen.value) : windowMs.value)),
    cursor: signal<number>(),
    range,
    setWindow(next) {
      const length = windowOf(next);
      batch(() => {
        windowMs.value = length;
        const { to } = frozen.value ?? {};
        if (to !== undefined) frozen.value = { from: to - length, to };
      });
    },
    pause(latest) {
      frozen.value = range(latest);
    },
    zoom(next) {
      if (lengthOf(next) >= SHORTEST_RANGE_MS) frozen.value = next;
    },
    move(byMs, retained) {
      const view = range(retained.to);
      const next = shifted(view, byMs);
      // A view that is longer than what is retained has nowhere to go back to.
      if (byMs < 0 && fitted(next, retained).from >= view.from) return;
      place(next, retained);
    },
    place,
    scale(factor, retained, around) {
      const { value: view } = frozen;
      if (!view) {
        windowMs.value = windowOf(windowMs.value * factor);
        return;
      }
      const length = lengthOf(view);
      const shortest = Math.min(SHORTEST_WINDOW_MS, length);
      const next = Math.min(Math.max(length * factor, shortest), LONGEST_WINDOW_MS);
      frozen.value = fitted(resized(view, next, around ?? (view.from + view.to) / 2), retained);
    },
    centre(at, lengthMs, retained) {
      frozen.value = fitted(centredOn(at, Math.min(lengthMs, LONGEST_WINDOW_MS)), retained);
    },
    live() {
      frozen.value = undefined;
    },
  };
}

/** The nearest length that a live window can have. Times have fractions of a millisecond, of which nobody thinks here. */
function windowOf(lengthMs: number): number {
  return Math.round(Math.min(Math.max(lengthMs, SHORTEST_WINDOW_MS), LONGEST_WINDOW_MS));
}
