import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { App } from './app.ts';
import type { ContextMenuProps } from './context-menu.tsx';
import type { MenuItem } from './menu.tsx';

/** A menu that is open: where, on behalf of what, with which lines. */
export type OpenMenu = Omit<ContextMenuProps, 'close'>;

/** What the parts of the list share: of all of it, one element is in the tab order, and at most one menu is open. */
export interface ListControls {
  /** The id of an entry or the key of a section: the one in the tab order, which arrow keys move. */
  active: ReadonlySignal<string | undefined>;
  focused(id: string): void;
  menu: ReadonlySignal<OpenMenu | undefined>;
  /** At the pointer, or below the element that was asked for it; without items, not at all. */
  openMenu(title: string, items: readonly MenuItem[], event: Event): void;
  closeMenu(): void;
  /** What a screen reader is told. */
  announcement: Signal<string>;
}

export function useListControls(app: App): ListControls {
  const chosen = useSignal<string>();
  const menu = useSignal<OpenMenu>();
  const announcement = useSignal('');
  const active = useComputed(() => {
    const ids = stopsOf(app);
    const shown = app.entries.shown.value?.id;
    return [chosen.value, shown, ids[0]].find((id) => id !== undefined && ids.includes(id));
  });
  return useMemo(
    () => ({
      active,
      focused(id) {
        chosen.value = id;
      },
      menu,
      openMenu(title, items, event) {
        event.preventDefault();
        if (items.length > 0) menu.value = { ...placeOf(event), title, items };
      },
      closeMenu() {
        menu.value = undefined;
      },
      announcement,
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
