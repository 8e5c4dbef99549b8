import { copyText } from '../browser/files.ts';
import type { DraftField } from '../models/draft.ts';
import type { Entry } from '../models/entries.ts';
import type { Profile } from '../models/profile.ts';
import { stepOf } from '../models/service-order.ts';
import { AddressError } from '../sources/address.ts';
import type { App } from './app.ts';
import type { MenuItem } from './menu.tsx';
import { removeService } from './remove-service.ts';
import { showService } from './show-service.ts';
import type { ListControls } from './use-list-controls.ts';

/** What can be done with a service of the list; nothing with one that has no profile. */
export function entryItems(app: App, { id, profile }: Entry, { move }: ListControls): MenuItem[] {
  if (!profile) return [];
  const edit = (field: DraftField) => {
    showService(app, id);
    app.editor.edit(profile, field);
  };
  return [
    { id: 'edit', label: 'Edit…', run: () => edit('address') },
    { id: 'duplicate', label: 'Duplicate', run: () => duplicate(app, profile) },
    ...moves(app, id, move),
    { id: 'group', label: 'Group…', run: () => edit('group') },
    { id: 'copy-address', label: 'Copy address', run: () => copyAddress(app, profile) },
    { id: 'delete', label: 'Delete', run: () => removeService(app, id) },
  ];
}

function moves(app: App, id: string, move: ListControls['move']): MenuItem[] {
  const directions = (['up', 'down'] as const).filter((way) => stepOf(app.serviceList.sections.value, id, way));
  return directions.map((way) => ({ id: `move-${way}`, label: `Move ${way}`, run: () => move(id, way) }));
}

/** The copy is there at once; what is to be another about it, the person enters next. */
function duplicate(app: App, profile: Profile): void {
  try {
    const copy = app.profiles.duplicate(profile);
    showService(app, copy.id);
    app.editor.edit(copy);
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    app.profiles.tell(error.message);
  }
}

function copyAddress(app: App, { url }: Profile): void {
  copyText(url).catch((error) => {
    app.profiles.tell(`The browser did not let the address into the clipboard (${String(error)}); it is ${url}.`);
  });
}
