import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { createVolatileStore } from '../browser/volatile-store.ts';
import { type Address, AddressError } from '../sources/address.ts';
import { adding, addingAfter, type Change, removing, updating } from './changes.ts';
import { displayName, freeColor, MAX_PROFILES, type Profile } from './profile.ts';
import { createProfileStorage } from './profile-storage.ts';
import { synchronise } from './synchronise.ts';
import { createUndo, type Undo } from './undo.ts';

/** The saved profiles, kept in storage and in step with the other open panels. */
export interface Profiles extends Pick<Undo, 'undoable' | 'undo' | 'forgetUndo'> {
  list: ReadonlySignal<readonly Profile[]>;
  /** False until storage has been read once. */
  loaded: ReadonlySignal<boolean>;
  /** A sentence for the person about what storage held, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  dismissNotice(): void;
  /** Puts a sentence in the place of the notice. */
  tell(sentence: string): void;
  /**
   * Adds a profile for an address; one that is there already is updated with the token and returned. Throws an
   * `AddressError` where there are as many as there can be.
   */
  add(address: Address, service?: string): Profile;
  /**
   * Gives the profile with this id the given fields. Only those that differ from what is on screen are written, so that
   * what another window changes meanwhile stays.
   */
  update(profile: Profile): void;
  /** Puts a copy after a profile and returns it. Throws as `add`. */
  duplicate(profile: Profile): Profile;
  /** Removes the profiles with these ids. Can be undone. */
  remove(...ids: string[]): void;
  /** Changes the list. With a sentence about what was done, it can be undone. */
  apply(change: Change, sentence?: string): void;
  dispose(): void;
}

/**
 * `store` keeps everything but the tokens for the session, which are in `session`. `newId` gives each profile a name of
 * its own.
 */
export function createProfiles(
  store: KeyValueStore,
  session: KeyValueStore = createVolatileStore(),
  newId: () => string = () => crypto.randomUUID(),
): Profiles {
  const list = signal<readonly Profile[]>([]);
  const loaded = signal(false);
  const notice = signal<string>();
  const tell = (sentence: string) => {
    notice.value = sentence;
  };
  const { change, dispose } = synchronise(createProfileStorage(store, session), list, {
    loaded: () => {
      loaded.value = true;
    },
    tell,
  });
  const { record, ...undo } = createUndo(change);

  function apply(made: Change, sentence?: string): void {
    const before = list.peek();
    change(made);
    if (sentence !== undefined) record(sentence, before, list.peek());
  }

  function checkRoom(): void {
    if (list.peek().length < MAX_PROFILES) return;
    throw new AddressError(`There are ${MAX_PROFILES} services already, which is the most; delete one before.`);
  }

  return {
    ...undo,
    list,
    loaded,
    notice,
    tell,
    apply,
    dispose,
    dismissNotice: () => {
      notice.value = undefined;
    },
    add({ url, token }, service) {
      const existing = list.peek().find((profile) => profile.url === url);
      if (!existing) checkRoom();
      const profile: Profile = {
        ...(existing ?? { id: newId(), name: '', url, color: freeColor(list.peek()) }),
        ...(token === undefined ? {} : { token }),
        ...(service === undefined ? {} : { service }),
      };
      change(existing ? updating(existing, profile) : adding(profile));
      return profile;
    },
    update(profile) {
      const before = list.peek().find(({ id }) => id === profile.id);
      if (before) change(updating(before, profile));
    },
    duplicate(profile) {
      checkRoom();
      const copy = { ...profile, id: newId(), name: copyName(profile, list.peek()), color: freeColor(list.peek()) };
      change(addingAfter(profile.id, copy));
      return copy;
    },
    remove(...ids) {
      const gone = list.peek().filter(({ id }) => ids.includes(id));
      const [first] = gone;
      if (!first) return;
      const what = gone.length === 1 ? `“${displayName(first)}” was` : `${gone.length} services were`;
      apply(removing(new Set(ids)), `${what} removed.`);
    },
  };
}

/** “Shop copy”, “Shop copy 2” and so on, whichever no other has. */
function copyName(profile: Profile, profiles: readonly Profile[]): string {
  const base = `${displayName(profile).slice(0, 200)} copy`;
  const names = new Set(profiles.map(({ name }) => name));
  let name = base;
  for (let count = 2; names.has(name); count++) name = `${base} ${count}`;
  return name;
}
