import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Direction } from '../models/service-order.ts';
import type { ListControls } from './use-list-controls.ts';

/** The list is a column or a strip, and has the same order in both. */
const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowLeft: 'up',
  ArrowDown: 'down',
  ArrowRight: 'down',
};

/** The keys of the list: arrows go from one to the next, with Shift they move it; the menu key opens its menu. */
export function useListKeys(root: RefObject<HTMLElement | null>, { move, moved }: ListControls) {
  // After each drawing of the list, before the next key can come.
  useLayoutEffect(() => {
    if (moved.current === null) return;
    const { current } = moved;
    moved.current = null;
    stopsIn(root.current)
      .find(({ dataset }) => dataset.stop === current)
      ?.focus();
  });

  return (event: KeyboardEvent) => {
    const { target, key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const stop = target.closest<HTMLElement>('[data-stop]');
    if (!stop || !handle(root.current, stop, key, shiftKey, move)) return;
    event.preventDefault();
    // Elsewhere the same keys move the charts.
    event.stopPropagation();
  };
}

function handle(
  root: HTMLElement | null,
  stop: HTMLElement,
  key: string,
  withShift: boolean,
  move: ListControls['move'],
): boolean {
  const direction = DIRECTIONS[key];
  if (key === 'ContextMenu' || (withShift && key === 'F10')) {
    stop.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    return true;
  }
  if (withShift) {
    if (direction) move(stop.dataset.stop ?? '', direction);
    return direction !== undefined;
  }
  return goTo(stopsIn(root), stop, direction ?? key);
}

function goTo(stops: readonly HTMLElement[], from: HTMLElement, way: string): boolean {
  const index = stops.indexOf(from);
  const ways = new Map([
    ['up', stops[index - 1]],
    ['down', stops[index + 1]],
    ['Home', stops[0]],
    ['End', stops.at(-1)],
  ]);
  ways.get(way)?.focus();
  return ways.has(way);
}

function stopsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
}
