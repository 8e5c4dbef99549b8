import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Direction } from '../models/service-order.ts';
import type { App } from './app.ts';
import { moveEntry, moveSection } from './move-in-list.ts';
import type { ListControls } from './use-list-controls.ts';

/** The list is a column or a strip, and has the same order in both. */
const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowLeft: 'up',
  ArrowDown: 'down',
  ArrowRight: 'down',
};

/** The keys of the list: arrows go from one to the next, with Shift they move it; the menu key opens its menu. */
export function useListKeys(app: App, root: RefObject<HTMLElement>, controls: ListControls) {
  /** What was moved and has lost the focus with its place in the document. */
  const moved = useRef<string>();
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    stopsIn(root.current).find(({ dataset }) => dataset.stop === moved.current)?.focus();
    moved.current = undefined;
  });

  function move(id: string, direction: Direction): void {
    const entry = app.entries.list.value.find((each) => each.id === id);
    const hasMoved = entry ? moveEntry(app, id, direction) : moveSection(app, id, direction);
    controls.announcement.value = hasMoved ? `Moved ${direction}` : `It cannot move ${direction}`;
    if (hasMoved) moved.current = id;
  }

  return (event: KeyboardEvent) => {
    const { target, key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const stop = target.closest<HTMLElement>('[data-stop]');
    const direction = DIRECTIONS[key];
    if (stop?.dataset.stop !== undefined && shiftKey && direction) move(stop.dataset.stop, direction);
    else if (stop && (key === 'ContextMenu' || (shiftKey && key === 'F10'))) {
      stop.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    } else if (!stop || shiftKey || !goTo(stopsIn(root.current), stop, key)) return;
    event.preventDefault();
    // Elsewhere the same keys move the charts.
    event.stopPropagation();
  };
}

function goTo(stops: readonly HTMLElement[], from: HTMLElement, key: string): boolean {
  const index = stops.indexOf(from);
  const steps: Record<string, HTMLElement | undefined> = {
    up: stops[index - 1],
    down: stops[index + 1],
    Home: stops[0],
    End: stops.at(-1),
  };
  const name = DIRECTIONS[key] ?? key;
  if (!Object.hasOwn(steps, name)) return false;
  steps[name]?.focus();
  return true;
}

function stopsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
}
