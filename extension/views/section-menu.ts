import { grouping } from '../models/changes.ts';
import type { Entry } from '../models/entries.ts';
import type { Section } from '../models/service-groups.ts';
import { sectionStepOf } from '../models/service-order.ts';
import type { App } from './app.ts';
import type { MenuItem } from './menu.tsx';
import type { ListControls } from './use-list-controls.ts';

/** What can be done with a heading of the list and all that stands under it. */
export function sectionItems(
  app: App,
  { key, kind, title }: Section<Entry>,
  { move }: ListControls,
  rename: () => void,
): MenuItem[] {
  if (kind !== 'group' && kind !== 'instances') return [];
  // Also those that the filter hides just now.
  const members = app.serviceList.all.value.find((section) => section.key === key)?.members ?? [];
  const ids = members.map(({ id }) => id);
  const ungroup = () => app.profiles.apply(grouping(new Set(ids), ''), `The group “${title}” was dissolved.`);
  return [
    ...(kind === 'group' ? [{ id: 'rename-group', label: 'Rename group…', run: rename }] : []),
    ...moves(app, key, move),
    ...(kind === 'group' ? [{ id: 'ungroup', label: 'Dissolve group', run: ungroup }] : []),
    { id: 'delete-group', label: `Delete ${ids.length} services`, run: () => app.profiles.remove(...ids) },
  ];
}

function moves(app: App, key: string, move: ListControls['move']): MenuItem[] {
  const directions = (['up', 'down'] as const).filter((way) => sectionStepOf(app.serviceList.all.value, key, way));
  return directions.map((way) => ({ id: `move-${way}`, label: `Move ${way}`, run: () => move(key, way) }));
}
