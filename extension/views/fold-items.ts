import { OVERVIEW } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import type { MenuItem } from './menu.tsx';

/** Lines of a menu that fold all groups, the overview excepted, or unfold them with it. */
export function foldItems({ layouts }: App, { service }: Entry): MenuItem[] {
  const fold = () => {
    const groups = new Set(service.schema.value?.charts.map(({ group }) => group));
    const { folded } = layouts.shown.value;
    layouts.change({ folded: [...folded.filter((group) => group === OVERVIEW), ...groups] });
  };
  return [
    { id: 'collapse-all', section: 'Groups', label: 'Collapse all', run: fold },
    { id: 'expand-all', section: 'Groups', label: 'Expand all', run: () => layouts.change({ folded: [] }) },
  ];
}
