import { useRef } from 'preact/hooks';
import { draggedRange, type Grip, gripAt, shareOf, timeAt } from '../models/brush.ts';
import { centredOn, lengthOf } from '../models/range.ts';
import type { Timeline, TimeRange } from '../models/timeline.ts';

/** What is held while a drag lasts: the minimap may be drawn anew meanwhile. */
interface Drag {
  grip: Grip;
  view: TimeRange;
  shown: TimeRange;
  startX: number;
  hasMoved: boolean;
}

type Pointed = PointerEvent & { currentTarget: HTMLElement };

/** A pointer that stays within so many pixels has clicked, not dragged. */
const CLICK_PX = 3;

const CURSORS: Record<Grip, string> = { from: 'ew-resize', to: 'ew-resize', view: 'grab', new: 'crosshair' };

/** Lets the pointer move the view on a minimap that shows `shown`, draw its edges, draw it anew, or put it elsewhere. */
export function useBrush(timeline: Timeline, shown: () => TimeRange | undefined) {
  const drag = useRef<Drag | undefined>(undefined);

  function down(event: Pointed): void {
    const range = shown();
    if (!range || event.button !== 0) return;
    const { x, width } = placeOf(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const view = timeline.range(range.to);
    drag.current = { grip: gripIn(x, width, view, range), view, shown: range, startX: x, hasMoved: false };
  }

  function move(event: Pointed): void {
    const { x, width } = placeOf(event);
    const { current } = drag;
    if (!current) {
      const range = shown();
      if (range) event.currentTarget.style.cursor = CURSORS[gripIn(x, width, timeline.range(range.to), range)];
      return;
    }
    current.hasMoved ||= Math.abs(x - current.startX) >= CLICK_PX;
    if (current.hasMoved) apply(timeline, current, timeAt(current.startX, width, current.shown), x, width);
  }

  function up(event: Pointed): void {
    const { current } = drag;
    drag.current = undefined;
    if (!current || current.hasMoved || current.grip !== 'new') return;
    const { x, width } = placeOf(event);
    timeline.place(centredOn(timeAt(x, width, current.shown), timeline.lengthMs.value), current.shown);
  }

  return {
    onPointerDown: down,
    onPointerMove: move,
    onPointerUp: up,
    onPointerCancel: () => {
      drag.current = undefined;
    },
    onDblClick: timeline.live,
  };
}

function apply(timeline: Timeline, { grip, view, shown }: Drag, start: number, x: number, width: number): void {
  // The view itself may be drawn as far as the pointer goes; what is drawn in the minimap ends where that does.
  const end = grip === 'view' ? shown.from + (x / width) * lengthOf(shown) : timeAt(x, width, shown);
  const range = draggedRange(grip, view, start, end);
  // The end of a live view stays at the newest sample while its start is drawn.
  if (grip === 'from' && timeline.isLive.value && range.to === view.to) timeline.setWindow(lengthOf(range));
  else if (grip === 'view' || grip === 'to') timeline.place(range, shown);
  else timeline.zoom(range);
}

function gripIn(x: number, width: number, view: TimeRange, shown: TimeRange): Grip {
  return gripAt(x, shareOf(view.from, shown) * width, shareOf(view.to, shown) * width, width);
}

function placeOf({ clientX, currentTarget }: Pointed): { x: number; width: number } {
  const { left, width } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, width };
}
