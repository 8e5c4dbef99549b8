import { effect } from '@preact/signals';
import type { Layouts } from './layouts.ts';
import type { Profiles } from './profiles.ts';

/**
 * Forgets the layout of a profile that was removed here, once that cannot be undone any more. What another panel has
 * removed, that one may still put back. Returns the way to stop.
 */
export function forgetLayouts({ list, removed }: Pick<Profiles, 'list' | 'removed'>, layouts: Layouts): () => void {
  let last: string | undefined;
  return effect(() => {
    const id = last;
    last = removed.value?.id;
    if (id === undefined || id === last) return;
    // Undoing takes the profile from there first, and puts it back in the same turn.
    queueMicrotask(() => {
      if (list.peek().every((profile) => profile.id !== id)) layouts.forget(id);
    });
  });
}
