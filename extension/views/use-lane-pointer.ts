import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { moveCursor } from '../charts/shared-cursor.ts';
import { timeAt } from '../models/brush.ts';
import type { LaneView } from '../models/lane-view.ts';
import type { App } from './app.ts';

/** Where the pointer is: on the lane, and in the window. In CSS pixels. */
export interface LanePoint {
  x: number;
  y: number;
  clientX: number;
  clientY: number;
}

type Pointed = PointerEvent & { currentTarget: HTMLElement };

/** A pointer that stays within so many pixels has clicked, not dragged. */
const CLICK_PX = 4;

export interface LanePointer {
  /** None while it is elsewhere, or drags. */
  at: ReadonlySignal<LanePoint | undefined>;
  /** What is being dragged over, from one pixel to another. */
  dragged: ReadonlySignal<{ from: number; to: number } | undefined>;
  handlers: Record<string, (event: Pointed) => void>;
}

/** What the pointer does on the lane: moves the shared cursor, zooms by a drag as on a chart, or clicks. */
export function useLanePointer(app: App, view: LaneView, click: (at: LanePoint) => void): LanePointer {
  const { timeline } = app;
  const at = useSignal<LanePoint>();
  const dragged = useSignal<{ from: number; to: number }>();
  const pressed = useSignal<number>();

  // A live view moves under a pointer that rests.
  useSignalEffect(() => {
    const { value: point } = at;
    if (!point) return;
    const time = timeAt(point.x, view.room.value.width, view.range.value);
    timeline.cursor.value = time;
    moveCursor(time);
  });

  function leave(): void {
    at.value = undefined;
    timeline.cursor.value = undefined;
    moveCursor(undefined);
  }

  useEffect(
    () => () => {
      if (at.peek()) leave();
    },
    [],
  );

  return {
    at,
    dragged,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.value = pointOf(event).x;
      },
      onPointerMove(event) {
        const point = pointOf(event);
        const { value: from } = pressed;
        if (from !== undefined && (dragged.value || Math.abs(point.x - from) >= CLICK_PX)) {
          dragged.value = { from, to: Math.min(Math.max(point.x, 0), view.room.value.width) };
          at.value = undefined;
        } else at.value = point;
      },
      onPointerUp(event) {
        const [{ value: drag }, isPressed] = [dragged, pressed.value !== undefined];
        pressed.value = undefined;
        dragged.value = undefined;
        if (!isPressed) return;
        if (!drag) return click(pointOf(event));
        const { width } = view.room.value;
        const times = [drag.from, drag.to].map((x) => timeAt(x, width, view.range.value));
        timeline.zoom({ from: Math.min(...times), to: Math.max(...times) });
      },
      onPointerCancel() {
        pressed.value = undefined;
        dragged.value = undefined;
      },
      onPointerLeave: leave,
    },
  };
}

function pointOf({ currentTarget, clientX, clientY }: Pointed): LanePoint {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top, clientX, clientY };
}
