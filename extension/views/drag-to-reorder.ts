import { moving, type Place } from '../models/changes.ts';
import { dropOf } from '../models/service-order.ts';
import type { App } from './app.ts';
import { followDrag } from './pointer-drag.ts';
import type { ListControls } from './use-list-controls.ts';

/** This close to an edge of the list, a drag scrolls it. */
const EDGE_PX = 20;
const SCROLL_PX = 12;

interface Drop {
  over: HTMLElement;
  place: Place;
}

/** Takes a press in the list for the begin of a drag to another place. */
export function dragToReorder(app: App, controls: ListControls, down: PointerEvent): void {
  const list = down.currentTarget;
  const item = down.target instanceof Element ? down.target.closest<HTMLElement>('li[data-id]') : null;
  if (!item || !(list instanceof HTMLElement)) return;
  let drop: Drop | undefined;

  function aim(next: Drop | undefined): void {
    delete drop?.over.dataset.drop;
    drop = next;
    if (drop) drop.over.dataset.drop = drop.place.side;
  }

  followDrag(down, {
    begin() {
      // Not before: the click of a captured pointer is no longer the button's.
      list.setPointerCapture(down.pointerId);
      item.dataset.dragged = '';
    },
    move(event) {
      scrollAtEdge(list, event);
      aim(dropAt(app, list, item, event));
    },
    end(isDropped) {
      const chosen = isDropped ? drop : undefined;
      aim(undefined);
      delete item.dataset.dragged;
      if (!chosen) return;
      const id = item.dataset.id ?? '';
      controls.moved.current = id;
      app.profiles.apply(moving([id], chosen.place));
    },
  });
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
