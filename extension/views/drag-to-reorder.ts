import { moving, type Place } from '../models/changes.ts';
import { dropOf } from '../models/service-order.ts';
import type { App } from './app.ts';
import type { ListControls } from './use-list-controls.ts';

/** A press that moves less than this is a click. */
const THRESHOLD_PX = 4;
/** This close to an edge of the list, a drag scrolls it. */
const EDGE_PX = 20;
const SCROLL_PX = 12;

interface Drop {
  over: HTMLElement;
  place: Place;
}

/** Takes a press in the list for the begin of a drag to another place, with a mouse or a pen; a finger scrolls. */
export function dragToReorder(app: App, controls: ListControls, down: PointerEvent): void {
  const list = down.currentTarget;
  const item = down.target instanceof Element ? down.target.closest<HTMLElement>('li[data-id]') : null;
  if (down.button !== 0 || down.pointerType === 'touch' || !item || !(list instanceof HTMLElement)) return;
  drag(app, list, item, down, (place) => {
    const id = item.dataset.id ?? '';
    controls.moved.current = id;
    app.profiles.apply(moving([id], place));
  });
}

function drag(
  app: App,
  list: HTMLElement,
  item: HTMLElement,
  down: PointerEvent,
  dropped: (place: Place) => void,
): void {
  const ended = new AbortController();
  const { signal } = ended;
  let drop: Drop | undefined;
  const isUnderWay = () => item.dataset.dragged !== undefined;

  function aim(next: Drop | undefined): void {
    delete drop?.over.dataset.drop;
    drop = next;
    if (drop) drop.over.dataset.drop = drop.place.side;
  }

  function move(event: PointerEvent): void {
    if (!isUnderWay()) {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < THRESHOLD_PX) return;
      // Not before: the click of a captured pointer is no longer the button's.
      list.setPointerCapture(down.pointerId);
      item.dataset.dragged = '';
    }
    scrollAtEdge(list, event);
    aim(dropAt(app, list, item, event));
  }

  function end({ type }: PointerEvent): void {
    ended.abort();
    const chosen = type === 'pointerup' ? drop : undefined;
    aim(undefined);
    if (!isUnderWay()) return;
    delete item.dataset.dragged;
    swallowClick();
    if (chosen) dropped(chosen.place);
  }

  document.addEventListener('pointermove', move, { signal });
  document.addEventListener('pointerup', end, { signal });
  document.addEventListener('pointercancel', end, { signal });
}

/** Where the service would go from here: beside the one that is nearest, if it takes it in. */
function dropAt(app: App, list: HTMLElement, item: HTMLElement, { clientX, clientY }: PointerEvent): Drop | undefined {
  const isStrip = isRow(list);
  const pointer = isStrip ? clientX : clientY;
  let nearest: { over: HTMLElement; middle: number } | undefined;
  for (const over of list.querySelectorAll<HTMLElement>('li[data-id]')) {
    const { left, top, width, height } = over.getBoundingClientRect();
    const middle = isStrip ? left + width / 2 : top + height / 2;
    if (!nearest || Math.abs(middle - pointer) < Math.abs(nearest.middle - pointer)) nearest = { over, middle };
  }
  if (!nearest) return undefined;
  const { over, middle } = nearest;
  const side = pointer < middle ? 'before' : 'after';
  const place = dropOf(app.serviceList.all.value, item.dataset.id ?? '', over.dataset.id ?? '', side);
  return place && { over, place };
}

function scrollAtEdge(list: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right, top, bottom } = list.getBoundingClientRect();
  const [from, to, pointer] = isRow(list) ? [left, right, clientX] : [top, bottom, clientY];
  const step = pointer < from + EDGE_PX ? -SCROLL_PX : pointer > to - EDGE_PX ? SCROLL_PX : 0;
  if (isRow(list)) list.scrollLeft += step;
  else list.scrollTop += step;
}

const isRow = (list: HTMLElement) => getComputedStyle(list).flexDirection === 'row';

/** The release at the end of a drag must not show the service that it happens upon. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  document.addEventListener('click', swallow, { capture: true, once: true });
  // If it comes, it comes before any timer.
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }));
}
