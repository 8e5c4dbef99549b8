import type { Profile } from './profile.ts';

/**
 * What a person does to the profiles, as a function on the list: it can be applied to what is on screen at once, and
 * again to what storage holds by then. One that finds its profile gone does nothing.
 */
export type Change = (profiles: readonly Profile[]) => readonly Profile[];

/** A place in the list: beside another profile, under a heading; an empty `group` is none, a missing one stays. */
export interface Place {
  anchor: string;
  side: 'before' | 'after';
  group?: string;
}

export const adding =
  (profile: Profile): Change =>
  (profiles) =>
    profiles.some(({ id }) => id === profile.id) ? profiles : [...profiles, profile];

/** Puts a profile after the one with this id, else at the end. */
export const addingAfter =
  (anchor: string, profile: Profile): Change =>
  (profiles) =>
    placed(adding(profile)(profiles), [profile.id], { anchor, side: 'after' });

export const removing =
  (ids: ReadonlySet<string>): Change =>
  (profiles) =>
    profiles.filter(({ id }) => !ids.has(id));

/** Carries over the fields in which two states of one profile differ, and leaves the others as they are by then. */
export function updating(before: Profile, after: Profile): Change {
  const { removed, changed } = differenceOf(before, after);
  return (profiles) =>
    profiles.map((profile) => {
      if (profile.id !== before.id) return profile;
      const kept = Object.entries(profile).filter(([field]) => !removed.has(field));
      return { ...(Object.fromEntries(kept) as unknown as Profile), ...changed };
    });
}

export const moving =
  (ids: readonly string[], place: Place): Change =>
  (profiles) =>
    placed(profiles, ids, place);

export const grouping =
  (ids: ReadonlySet<string>, group: string): Change =>
  (profiles) =>
    profiles.map((profile) => (ids.has(profile.id) ? inGroup(profile, group) : profile));

/** Takes back what lies between two states of the list, and leaves alone what has changed since. */
export function reverting(before: readonly Profile[], after: readonly Profile[]): Change {
  const earlier = new Map(before.map((profile) => [profile.id, profile]));
  const later = new Map(after.map((profile) => [profile.id, profile]));
  const added = removing(new Set([...later.keys()].filter((id) => !earlier.has(id))));
  const changed = [...earlier].flatMap(([id, profile]) => {
    const now = later.get(id);
    return now && now !== profile ? [updating(now, profile)] : [];
  });
  return (profiles) => {
    let list = added(profiles);
    for (const change of changed) list = change(list);
    for (const [index, profile] of before.entries()) {
      if (!later.has(profile.id)) list = insertedWhereItWas(list, profile, before.slice(0, index));
    }
    return list;
  };
}

/** Behind the nearest of those that stood before it and are there. */
function insertedWhereItWas(list: readonly Profile[], profile: Profile, preceding: readonly Profile[]) {
  if (list.some(({ id }) => id === profile.id)) return list;
  const places = new Map(list.map(({ id }, index) => [id, index]));
  const anchor = preceding.findLast(({ id }) => places.has(id));
  return list.toSpliced(anchor === undefined ? 0 : (places.get(anchor.id) ?? 0) + 1, 0, profile);
}

function placed(profiles: readonly Profile[], ids: readonly string[], { anchor, side, group }: Place) {
  const moved = profiles.filter(({ id }) => ids.includes(id) && id !== anchor);
  const others = profiles.filter((profile) => !moved.includes(profile));
  const at = others.findIndex(({ id }) => id === anchor);
  if (at < 0) return profiles;
  const inserted = group === undefined ? moved : moved.map((profile) => inGroup(profile, group));
  return others.toSpliced(side === 'before' ? at : at + 1, 0, ...inserted);
}

function inGroup(profile: Profile, group: string): Profile {
  const { group: _, ...groupless } = profile;
  return group === '' ? groupless : { ...groupless, group };
}

/** Whether two lists say the same, whatever the order of the fields. */
export function isSameList(one: readonly Profile[], other: readonly Profile[]): boolean {
  return one.length === other.length && one.every((profile, index) => isSame(profile, other[index]));
}

export function isSame(one: Profile, other: Profile | undefined): boolean {
  if (!other || one === other) return one === other;
  const { removed, changed } = differenceOf(one, other);
  return removed.size === 0 && Object.keys(changed).length === 0;
}

function differenceOf(before: Profile, after: Profile): { removed: Set<string>; changed: Partial<Profile> } {
  const was = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([field, value]) => was.get(field) !== value);
  const removed = new Set([...was.keys()].filter((field) => !Object.hasOwn(after, field)));
  return { removed, changed: Object.fromEntries(changed) };
}
