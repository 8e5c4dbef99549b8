import type { App } from './app.ts';

/** Puts a service on screen. A form that is open belongs to the one before, and goes with it. */
export function showService({ entries, editor, comparison }: App, id: string): void {
  comparison.stop();
  if (entries.shown.value?.id !== id) editor.cancel();
  entries.show(id);
}
