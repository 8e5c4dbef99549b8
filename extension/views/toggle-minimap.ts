import type { App } from './app.ts';

/** A panel lower than this has no room for a minimap unless it is asked for; styles/time.css has the same figure. */
const LOW_PANEL = '(max-height: 420px)';

/** Shows the minimap where it is hidden, and hides it where it is shown. The choice is remembered. */
export function toggleMinimap({ timeSettings: { minimap } }: App): void {
  minimap.value = !(minimap.value ?? !matchMedia(LOW_PANEL).matches);
}
