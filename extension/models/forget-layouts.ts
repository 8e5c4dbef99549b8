import { effect } from '@preact/signals';
import type { Layouts } from './layouts.ts';
import type { Profiles } from './profiles.ts';

/**
 * Forgets the layouts of profiles that were removed here, once that cannot be undone any more. What another panel has
 * removed, that one may still put back. Returns the way to stop.
 */
export function forgetLayouts({ list, undoable }: Pick<Profiles, 'list' | 'undoable'>, layouts: Layouts): () => void {
  let known: ReadonlySet<string> = new Set();
  const removed = new Set<string>();

  function look(): void {
    const ids = new Set(list.peek().map(({ id }) => id));
    const canUndo = undoable.peek() !== undefined;
    if (canUndo) for (const id of known) if (!ids.has(id)) removed.add(id);
    known = ids;
    if (canUndo) return;
    for (const id of removed) if (!ids.has(id)) layouts.forget(id);
    removed.clear();
  }

  return effect(() => {
    list.value;
    undoable.value;
    // Removing and undoing change the list and what can be undone one after the other, in the same turn.
    queueMicrotask(look);
  });
}
