import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Entries } from './entries.ts';
import { matchesPage } from './page-pattern.ts';

/** Calls back with the address of the inspected page, now and when it changes. Returns the way to stop. */
export type WatchPage = (changed: (url: string) => void) => () => void;

/**
 * Shows the first service whose profile's page pattern fits the inspected page: when the panel opens, and when the page
 * becomes another's. As long as the pages fit the same profile, whatever else the person has chosen stays. The page's
 * address is not asked for while no profile has a pattern, nor before `ready`. Returns the way to stop.
 */
export function followPage(entries: Entries, ready: ReadonlySignal<boolean>, watchPage: WatchPage): () => void {
  const isNeeded = computed(
    () => ready.value && entries.list.value.some(({ profile }) => profile?.pagePattern !== undefined),
  );
  /** The profile that the page before belonged to. */
  let matched: string | undefined;

  return effect(() => {
    if (!isNeeded.value) return;
    return watchPage((url) => {
      const fitting = entries.list.peek().find(({ profile }) => {
        const pattern = profile?.pagePattern;
        return pattern !== undefined && matchesPage(pattern, url);
      });
      if (fitting && fitting.id !== matched) entries.show(fitting.id);
      matched = fitting?.id;
    });
  });
}
