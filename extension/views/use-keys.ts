import { useEffect } from 'preact/hooks';
import type { App } from './app.ts';
import { keyName } from './key-name.ts';
import { shortcutsOf } from './shortcuts.ts';

/** Lets the shortcuts work wherever the focus is, except while somebody types or something else is open over the panel. */
export function useKeys(app: App): void {
  useEffect(() => {
    const shortcuts = new Map(shortcutsOf(app).flatMap((each) => each.keys.map((key) => [key, each] as const)));
    const onKey = (event: KeyboardEvent) => {
      // Whether the default was prevented tells nothing: DevTools does that to every key that it has a use for itself,
      // such as `h`. What takes a key before us stops it.
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const key = keyName(event);
      const shortcut = shortcuts.get(key);
      if (!shortcut) return;
      if (!event.repeat || shortcut.repeats) shortcut.run(key);
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [app]);
}

const TEXT = 'input:not([type="checkbox"], [type="button"]), textarea, select, [contenteditable="true"]';

/** Whether keys belong to what has the focus, or to a dialog. */
function isTaken(target: EventTarget | null): boolean {
  // A dialog is open while it is rendered, and becomes modal a frame later.
  if (document.querySelector('dialog')) return true;
  return target instanceof Element && (target.matches(TEXT) || target.closest('[role="menu"]') !== null);
}
