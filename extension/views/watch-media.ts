import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether a media query holds, for as long as the panel lives. */
export function watchMedia(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => {
    matches.value = list.matches;
  });
  return matches;
}
