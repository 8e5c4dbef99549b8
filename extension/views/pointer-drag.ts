/** What becomes of a press that turns into a drag. */
export interface DragHandlers {
  /** It has gone far enough to be no click. */
  begin(): void;
  move(event: PointerEvent): void;
  /** It is over; `isDropped` unless it was called off. */
  end(isDropped: boolean): void;
}

/** A shorter way is a click with an unsteady hand. */
const BEGINS_AFTER_PX = 5;

/**
 * Follows what was pressed with a mouse or a pen until it is released. Not by the browser's own dragging, which ends at
 * the edge of the frame that the panel is, and which Firefox does not let be styled. A finger scrolls.
 */
export function followDrag(down: PointerEvent, { begin, move, end }: DragHandlers): void {
  if (down.button !== 0 || down.pointerType === 'touch') return;
  const ended = new AbortController();
  const { signal } = ended;
  let hasBegun = false;

  function moved(event: PointerEvent): void {
    if (!hasBegun) {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < BEGINS_AFTER_PX) return;
      hasBegun = true;
      begin();
    }
    move(event);
  }

  function finish({ type }: Event): void {
    ended.abort();
    if (!hasBegun) return;
    swallowClick();
    end(type === 'pointerup');
  }

  document.addEventListener('pointermove', moved, { signal });
  document.addEventListener('pointerup', finish, { signal });
  document.addEventListener('pointercancel', finish, { signal });
  window.addEventListener('blur', finish, { signal });
}

/** Releasing over where it was pressed would click it as well. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  document.addEventListener('click', swallow, { capture: true, once: true });
  // If the click comes, it comes before any timer.
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }));
}
