import type { App } from './app.ts';

/** Puts a service on screen. A form that is open belongs to the one before, and goes with it. */
export function showService({ entries, editor, timeline }: App, id: string): void {
  if (entries.shown.value?.id !== id) editor.cancel();
  entries.show(id);
  const [frozen, retained] = [timeline.frozen.value, entries.shown.value?.service.retained()];
  // A range of a recording lies days from that of a live service; a blank view helps nobody.
  if (frozen && retained && (frozen.to < retained.from || frozen.from > retained.to)) timeline.live();
}
