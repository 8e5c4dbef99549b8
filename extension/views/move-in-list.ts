import { moving, type Place } from '../models/changes.ts';
import { type Direction, sectionStepOf, stepOf } from '../models/service-order.ts';
import type { App } from './app.ts';

/** Moves a service one place within its section; `false` where it cannot go there. */
export function moveEntry(app: App, id: string, direction: Direction): boolean {
  return move(app, [id], stepOf(app.serviceList.sections.value, id, direction));
}

/** Moves a heading with all that stands under it, also what the filter hides. */
export function moveSection(app: App, key: string, direction: Direction): boolean {
  const sections = app.serviceList.all.value;
  const ids = sections.find((section) => section.key === key)?.members.map(({ id }) => id) ?? [];
  return move(app, ids, sectionStepOf(sections, key, direction));
}

function move(app: App, ids: readonly string[], place: Place | undefined): boolean {
  if (place) app.profiles.apply(moving(ids, place));
  return place !== undefined;
}
