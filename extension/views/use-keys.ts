import { useEffect } from 'preact/hooks';
import { newestTime } from '../charts/snapshot.ts';
import type { App } from './app.ts';
import { showService } from './show-service.ts';

/** The keys of the panel. Esc and `?` belong to DevTools, so nothing hangs on them. */
export function useKeys(app: App): void {
  const { profiles, services, timeline, editor } = app;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const profile = profiles.list.value[Number(event.key) - 1];
      const key = event.key.toLowerCase();
      if (profile && /^[1-9]$/.test(event.key)) showService(app, profile.id);
      else if (key === 'l') timeline.live();
      else if (key === 'p' && services.shown.value) {
        if (timeline.isLive.value) timeline.pause(newestTime(services.shown.value));
        else timeline.live();
      } else if (key === 'a') editor.add();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [app, profiles, services, timeline, editor]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
