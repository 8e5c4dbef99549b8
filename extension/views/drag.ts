import type { Side } from '../models/order.ts';
import { followDrag } from './pointer-drag.ts';

/** Where something that is dragged may be dropped, and what happens then. */
export interface DropOptions {
  /** Matches the elements on which it may be dropped. */
  targets: string;
  accepts(target: HTMLElement): boolean;
  drop(target: HTMLElement, side: Side): void;
}

type Edge = 'left' | 'right' | 'top' | 'bottom';

/** So near to the edge of what scrolls, it scrolls. */
const EDGE_PX = 36;
const SCROLL_PX = 14;

/** Lets what was pressed be dragged with the mouse onto another of its kind. */
export function startDrag(start: PointerEvent, { targets, accepts, drop }: DropOptions): void {
  if (!(start.target instanceof Element) || start.target.closest('.menu')) return;
  const scroller = start.target.closest('.scroll');
  let over: { target: HTMLElement; edge: Edge } | undefined;

  function mark(next: typeof over): void {
    if (over) delete over.target.dataset.drop;
    over = next;
    if (over) over.target.dataset.drop = over.edge;
  }

  followDrag(start, {
    begin() {
      document.documentElement.dataset.dragging = '';
    },
    move({ clientX, clientY }) {
      scrollAt(scroller, clientY);
      const target = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(targets);
      mark(target && accepts(target) ? { target, edge: edgeOf(target, clientX, clientY) } : undefined);
    },
    end(isDropped) {
      delete document.documentElement.dataset.dragging;
      const dropped = isDropped ? over : undefined;
      mark(undefined);
      if (dropped) drop(dropped.target, dropped.edge === 'left' || dropped.edge === 'top' ? 'before' : 'after');
    },
  });
}

/** Side by side with others, the left half is before; alone in its row, the upper half. */
function edgeOf(target: HTMLElement, x: number, y: number): Edge {
  const box = target.getBoundingClientRect();
  const row = target.parentElement?.clientWidth ?? box.width;
  if (box.width > row * 0.6) return y < box.top + box.height / 2 ? 'top' : 'bottom';
  return x < box.left + box.width / 2 ? 'left' : 'right';
}

function scrollAt(scroller: Element | null, y: number): void {
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box) return;
  if (y < box.top + EDGE_PX) scroller.scrollBy(0, -SCROLL_PX);
  else if (y > box.bottom - EDGE_PX) scroller.scrollBy(0, SCROLL_PX);
}
