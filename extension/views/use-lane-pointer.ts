import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
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
  const pressedAt = useRef<number | undefined>(undefined);

  // A live view moves under a pointer that rests.
  useSignalEffect(() => {
    const { value: point } = at;
    if (!point) return;
    const time = timeAt(point.x, view.room.value.width, view.range.value);
    timeline.cursor.value = time;
    moveCursor(time);
  });

  function release(): void {
    pressedAt.current = undefined;
    dragged.value = undefined;
  }

  function zoom(...pixels: number[]): void {
    const times = pixels.map((x) => timeAt(x, view.room.value.width, view.range.value));
    timeline.zoom({ from: Math.min(...times), to: Math.max(...times) });
  }

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
        pressedAt.current = pointOf(event).x;
      },
      onPointerMove(event) {
        const point = pointOf(event);
        const { current: from } = pressedAt;
        if (from !== undefined && (dragged.value || Math.abs(point.x - from) >= CLICK_PX)) {
          dragged.value = { from, to: Math.min(Math.max(point.x, 0), view.room.value.width) };
          at.value = undefined;
        } else at.value = point;
      },
      onPointerUp(event) {
        const { value: drag } = dragged;
        const wasPressed = pressedAt.current !== undefined;
        release();
        if (drag) zoom(drag.from, drag.to);
        else if (wasPressed) click(pointOf(event));
      },
      onPointerCancel: release,
      onPointerLeave: leave,
    },
  };
}

function pointOf({ currentTarget, clientX, clientY }: Pointed): LanePoint {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top, clientX, clientY };
}
