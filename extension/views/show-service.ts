import { touches } from '../models/range.ts';
import type { App } from './app.ts';

/**
 * Puts a service on screen, by itself. A form that is open belongs to the one before, and goes with it. A view that stands still
 * stays, so that services can be looked at side by side, unless this one has nothing there: then it is live again.
 */
export function showService({ entries, editor, timeline, eventJump, comparison }: App, id: string): void {
  comparison.stop();
  if (entries.shown.value?.id !== id) {
    editor.cancel();
    eventJump.clear();
  }
  entries.show(id);
  const retained = entries.shown.value?.service.retained();
  const { value: frozen } = timeline.frozen;
  if (frozen && !(retained && touches(frozen, retained))) timeline.live();
}
