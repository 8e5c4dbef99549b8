import { moving } from '../models/changes.ts';
import { type Direction, sectionStepOf, stepOf } from '../models/service-order.ts';
import type { App } from './app.ts';

/**
 * Moves a service, named by its id, one place within its section, or a section, named by its key, past its neighbour.
 * `false` where it cannot go there.
 */
export function moveInList({ serviceList, profiles }: App, stop: string, direction: Direction): boolean {
  // What the filter hides goes along with its heading, and is no neighbour of a service on screen.
  const sections = serviceList.all.value;
  const section = sections.find(({ key }) => key === stop);
  const place = section
    ? sectionStepOf(sections, stop, direction)
    : stepOf(serviceList.sections.value, stop, direction);
  if (!place) return false;
  profiles.apply(moving(section ? section.members.map(({ id }) => id) : [stop], place));
  return true;
}
