import type { App } from './app.ts';

/** Puts a service on screen. A form that is open belongs to the one before, and goes with it. */
export function showService({ services, editor }: App, profileId: string): void {
  if (services.shownId.value !== profileId) editor.cancel();
  services.show(profileId);
}
