import type { App } from './app.ts';

/** A panel lower than this has no room for minimap and lane unless asked for; styles/time.css has the same figure. */
export const LOW_PANEL = '(max-height: 420px)';

/** Shows the minimap where it is hidden, and hides it where it is shown. The choice is remembered. */
export function toggleMinimap({ timeSettings: { minimap } }: App): void {
  minimap.value = !(minimap.value ?? !matchMedia(LOW_PANEL).matches);
}
