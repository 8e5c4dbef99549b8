import { moveGroup, OVERVIEW, type Section } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { Side } from '../models/order.ts';
import type { App } from './app.ts';
import { focusMenuOf, groupSelector } from './focus-chart.ts';
import { foldItems } from './fold-items.ts';
import { Menu, type MenuItem } from './menu.tsx';

interface GroupMenuProps {
  app: App;
  entry: Entry;
  group: string;
  sections: readonly Section[];
}

/** What can be done with one group. */
export function GroupMenu({ app, entry, group, sections }: GroupMenuProps) {
  const groups = sections.map(({ id }) => id).filter((id) => id !== OVERVIEW);
  const index = groups.indexOf(group);
  const move = (id: string, label: string, target: string | undefined, side: Side): MenuItem[] => {
    if (target === undefined) return [];
    const run = () => {
      moveGroupTo(app, entry, group, target, side);
      focusMenuOf(`${groupSelector(group)} > h2`);
    };
    return [{ id, label, section: 'Order', run }];
  };
  const items = [
    ...move('up', 'Move up', groups[index - 1], 'before'),
    ...move('down', 'Move down', groups[index + 1], 'after'),
    ...move('top', 'Move to the top', index > 1 ? groups[0] : undefined, 'before'),
    ...foldItems(app, entry),
  ];
  return <Menu label="⋯" title={`Actions of the group ${group}`} id="group" items={items} />;
}

/** Puts a group beside another one. */
export function moveGroupTo(
  { layouts }: App,
  { service }: Entry,
  group: string,
  target: string | undefined,
  side: Side,
): void {
  if (target === undefined) return;
  layouts.change(moveGroup(service.schema.value?.charts ?? [], layouts.shown.value, group, target, side));
}
