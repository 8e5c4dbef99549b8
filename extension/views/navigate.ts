import { retainedEvents } from '../charts/event-span.ts';
import { neighbour, type Origin } from '../models/event-list.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { App } from './app.ts';
import { retainedInView } from './retained-in-view.ts';
import { showService } from './show-service.ts';

/** What keys and buttons do to the view; each does nothing while no service with samples is shown. */

/** Moves the view by so many of its own lengths; to the right is later. */
export function moveView(app: App, lengths: number): void {
  withRetained(app, (retained) => app.timeline.move(lengths * app.timeline.lengthMs.value, retained));
}

/** Makes the view so many times as long. */
export function scaleView(app: App, factor: number): void {
  withRetained(app, (retained) => app.timeline.scale(factor, retained));
}

/** Shows the oldest samples that are retained. */
export function showOldest(app: App): void {
  withRetained(app, (retained) =>
    app.timeline.place({ from: retained.from, to: retained.from + app.timeline.lengthMs.value }, retained),
  );
}

/** Lets the view stand still, or go on. */
export function togglePause(app: App): void {
  const { timeline } = app;
  if (timeline.isLive.value) timeline.pause(retainedInView(app)?.to ?? Date.now());
  else timeline.live();
}

/** Shows the next service of the list, or the one before. */
export function showNeighbour(app: App, step: 1 | -1): void {
  const { list, shown } = app.entries;
  const index = list.value.findIndex(({ id }) => id === shown.value?.id);
  const next = list.value[index + step];
  if (index >= 0 && next) showService(app, next.id);
}

/** Centres the view on the event of a shown kind that follows, or comes before. */
export function jumpToNeighbour(app: App, step: 1 | -1): void {
  const { entries, timeSettings, eventJump } = app;
  const service = entries.shown.value?.service;
  const retained = service?.retained();
  if (!service || !retained) return;
  const event = neighbour(retainedEvents(service), timeSettings.hidden.value, originOf(app, retained, step), step);
  if (event) eventJump.jumpTo(event, retained);
}

/** From the event that was jumped to last, while it is in view; else from the cursor, else the middle of the view. */
function originOf({ timeline, eventJump }: App, retained: TimeRange, step: 1 | -1): Origin {
  const { value: event } = eventJump.selected;
  if (event) return event;
  const { value: view } = timeline.frozen;
  const { value: cursor } = timeline.cursor;
  if (cursor !== undefined) return { at: cursor };
  // What has just happened is the newest thing in a live view, and mostly what is asked for.
  if (!view) return { at: step === 1 ? retained.to : Infinity };
  return { at: (view.from + view.to) / 2 };
}

function withRetained(app: App, act: (retained: TimeRange) => void): void {
  const retained = retainedInView(app);
  if (retained) act(retained);
}
