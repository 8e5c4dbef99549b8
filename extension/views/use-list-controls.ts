import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Direction } from '../models/service-order.ts';
import type { App } from './app.ts';
import type { ContextMenuProps } from './context-menu.tsx';
import type { MenuItem } from './menu.tsx';
import { moveInList } from './move-in-list.ts';

/** A menu that is open: where, on behalf of what, with which lines. */
export interface OpenMenu extends Omit<ContextMenuProps, 'close'> {
  /** Another one each time. */
  serial: number;
}

/**
 * What the parts of the list share: of all that arrow keys stop at, which is services by their ids and headings by their
 * keys, one is in the tab order; at most one menu is open.
 */
export interface ListControls {
  /** The stop in the tab order. */
  active: ReadonlySignal<string | undefined>;
  focused(stop: string): void;
  /** Moves a service or a group, which keeps the focus. */
  move(stop: string, direction: Direction): void;
  /** What was moved and has lost the focus with its place in the document, until it has it again. */
  moved: RefObject<string | null>;
  /** What a screen reader is told. */
  announcement: Signal<string>;
  menu: ReadonlySignal<OpenMenu | undefined>;
  /** Opens one at the pointer, or below the element that was asked for it; without items, none. */
  openMenu(title: string, items: readonly MenuItem[], event: Event): void;
  /** Closes this one, unless another is open by now. */
  closeMenu(menu: OpenMenu): void;
}

export function useListControls(app: App): ListControls {
  const chosen = useSignal<string>();
  const menu = useSignal<OpenMenu>();
  const announcement = useSignal('');
  const moved = useRef<string>(null);
  const opened = useRef(0);
  const active = useComputed(() => {
    const stops = stopsOf(app);
    const shown = app.entries.shown.value?.id;
    return [chosen.value, shown, stops[0]].find((stop) => stop !== undefined && stops.includes(stop));
  });
  return useMemo(
    () => ({
      active,
      moved,
      announcement,
      menu,
      focused(stop) {
        chosen.value = stop;
      },
      move(stop, direction) {
        const hasMoved = moveInList(app, stop, direction);
        announcement.value = hasMoved ? `Moved ${direction}` : `It cannot move ${direction}`;
        if (hasMoved) moved.current = stop;
      },
      openMenu(title, items, event) {
        event.preventDefault();
        if (items.length === 0) return;
        opened.current++;
        menu.value = { ...placeOf(event), title, items, serial: opened.current };
      },
      closeMenu(closed) {
        if (menu.value === closed) menu.value = undefined;
      },
    }),
    [app, active, chosen, menu, announcement],
  );
}

/** Everything in the list that arrow keys stop at, in its order: headings and what is not folded under them. */
function stopsOf({ serviceList }: App): string[] {
  const folded = serviceList.folded.value;
  return serviceList.sections.value.flatMap(({ key, title, members }) => [
    ...(title === '' ? [] : [key]),
    ...(folded.has(key) ? [] : members.map(({ id }) => id)),
  ]);
}

/** At the pointer; below the element where the keyboard asked. */
function placeOf(event: Event): Pick<OpenMenu, 'x' | 'y' | 'invoker'> {
  const invoker = event.currentTarget instanceof HTMLElement ? event.currentTarget : document.body;
  const isPointed = event instanceof MouseEvent && event.type === 'contextmenu' && event.button === 2;
  if (isPointed) return { x: event.clientX, y: event.clientY, invoker };
  const { left, bottom } = invoker.getBoundingClientRect();
  return { x: left, y: bottom, invoker };
}
