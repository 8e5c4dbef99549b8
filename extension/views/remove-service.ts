import type { App } from './app.ts';

/** Removes a service. Where it was the one on screen, its neighbour takes its place, as with the tabs of a browser. */
export function removeService({ entries, profiles, editor }: App, id: string): void {
  const index = entries.list.value.findIndex((entry) => entry.id === id);
  const wasShown = entries.shown.value?.id === id;
  editor.cancel();
  profiles.remove(id);
  const rest = entries.list.value;
  const next = rest[Math.min(index, rest.length - 1)];
  if (wasShown && next) entries.show(next.id);
}
