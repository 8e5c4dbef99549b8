import { useEffect } from 'preact/hooks';
import type { App } from './app.ts';
import { shortcutsOf } from './shortcuts.ts';

/** Lets the shortcuts work wherever the focus is, except while somebody types. */
export function useKeys(app: App): void {
  useEffect(() => {
    const shortcuts = new Map(shortcutsOf(app).map((shortcut) => [shortcut.key, shortcut]));
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const shortcut = shortcuts.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
      if (!shortcut) return;
      shortcut.run();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [app]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
