import type { Side } from '../models/order.ts';

/** Where something that is dragged may be dropped, and what happens then. */
export interface DropOptions {
  /** Matches the elements on which it may be dropped. */
  targets: string;
  accepts(target: HTMLElement): boolean;
  drop(target: HTMLElement, side: Side): void;
}

type Edge = 'left' | 'right' | 'top' | 'bottom';

/** A shorter way is a click with an unsteady hand. */
const STARTS_AFTER_PX = 5;
/** So near to the edge of what scrolls, it scrolls. */
const EDGE_PX = 36;
const SCROLL_PX = 14;

/**
 * Lets what was pressed be dragged with the mouse, until the button is released. Not by the browser's own dragging,
 * which ends at the edge of the frame that the panel is, and which Firefox does not let be styled.
 */
export function startDrag(start: PointerEvent, { targets, accepts, drop }: DropOptions): void {
  // A finger scrolls; for it there are the menus.
  if (start.button !== 0 || start.pointerType === 'touch') return;
  if (!(start.target instanceof Element) || start.target.closest('.menu')) return;
  const scroller = start.target.closest('.scroll');
  const ended = new AbortController();
  let over: { target: HTMLElement; edge: Edge } | undefined;
  let isDragging = false;

  function mark(next: typeof over): void {
    if (over) delete over.target.dataset.drop;
    over = next;
    if (over) over.target.dataset.drop = over.edge;
  }

  function move({ clientX, clientY }: PointerEvent): void {
    isDragging ||= Math.hypot(clientX - start.clientX, clientY - start.clientY) >= STARTS_AFTER_PX;
    if (!isDragging) return;
    document.documentElement.dataset.dragging = '';
    scrollAt(scroller, clientY);
    const target = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(targets);
    mark(target && accepts(target) ? { target, edge: edgeOf(target, clientX, clientY) } : undefined);
  }

  function end(event: Event): void {
    ended.abort();
    delete document.documentElement.dataset.dragging;
    const dropped = event.type === 'pointerup' ? over : undefined;
    mark(undefined);
    if (isDragging) swallowClick();
    if (dropped) drop(dropped.target, dropped.edge === 'left' || dropped.edge === 'top' ? 'before' : 'after');
  }

  const { signal } = ended;
  document.addEventListener('pointermove', move, { signal });
  document.addEventListener('pointerup', end, { signal });
  document.addEventListener('pointercancel', end, { signal });
  window.addEventListener('blur', end, { signal });
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

/** Releasing over where it was pressed would click it as well. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }));
}
