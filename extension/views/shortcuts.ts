import { newestTime } from '../charts/snapshot.ts';
import type { App } from './app.ts';
import { showService } from './show-service.ts';

/** A key and what it does. */
export interface Shortcut {
  /** As `KeyboardEvent.key` has it, letters in lower case. Esc and `?` belong to DevTools, so nothing hangs on them. */
  key: string;
  /** What it does, for a person. */
  label: string;
  run(): void;
}

/** Every key of the panel: the one list behind what the keys do and what is said of them. */
export function shortcutsOf(app: App): Shortcut[] {
  const { entries, timeline, editor, comparison } = app;
  return [
    { key: 'l', label: 'back to live', run: timeline.live },
    { key: 'p', label: 'pause, go on', run: () => togglePause(app) },
    { key: 'c', label: 'compare services, or stop comparing', run: comparison.toggle },
    { key: 'a', label: 'add a service', run: editor.add },
    ...Array.from({ length: 9 }, (_, index) => ({
      key: String(index + 1),
      label: `show service ${index + 1}`,
      run: () => {
        const entry = entries.list.value[index];
        if (entry) showService(app, entry.id);
      },
    })),
  ];
}

function togglePause({ entries, timeline, comparison }: App): void {
  const service = entries.shown.value?.service;
  if (!service) return;
  if (timeline.isLive.value) timeline.pause(comparison.retained()?.to ?? newestTime(service));
  else timeline.live();
}
