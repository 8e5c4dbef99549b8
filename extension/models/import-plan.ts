import { type Change, isSame } from './changes.ts';
import { freeColor, MAX_PROFILES, type Profile } from './profile.ts';
import type { FileEntry } from './profile-file.ts';

/** An entry of a file with the id that its profile gets where it is a new one. */
export interface ImportEntry {
  id: string;
  entry: FileEntry;
}

/** What an import does to the profiles. */
export interface ImportPlan {
  added: readonly Profile[];
  /** As they will be. */
  changed: readonly Profile[];
  /** How many entries say what is there already. */
  same: number;
  /** How many there is no room for. */
  left: number;
}

/**
 * Puts entries into the list: one with the address and the name of a profile changes what it says of it, another is
 * added, while there is room. An entry without a name stands for the first profile of its address.
 */
export const importing =
  (entries: readonly ImportEntry[]): Change =>
  (profiles) =>
    merged(profiles, entries).list;

/** What `importing` would do, to be told before it is done. */
export function planImport(profiles: readonly Profile[], entries: readonly ImportEntry[]): ImportPlan {
  const { list, left } = merged(profiles, entries);
  const known = new Map(profiles.map((profile) => [profile.id, profile]));
  const added = list.filter(({ id }) => !known.has(id));
  const changed = list.filter((profile) => known.has(profile.id) && !isSame(profile, known.get(profile.id)));
  return { added, changed, same: entries.length - left - added.length - changed.length, left };
}

function merged(profiles: readonly Profile[], entries: readonly ImportEntry[]): { list: Profile[]; left: number } {
  const list = [...profiles];
  let left = 0;
  for (const { id, entry } of entries) {
    const index = list.findIndex(({ url, name }) => url === entry.url && (!entry.name || name === entry.name));
    const before = list[index];
    if (before) list[index] = { ...before, ...entry, name: before.name };
    else if (list.length < MAX_PROFILES) list.push({ name: '', color: freeColor(list), ...entry, id });
    else left++;
  }
  return { list, left };
}
