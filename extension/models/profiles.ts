import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import type { Address } from '../sources/address.ts';
import { PALETTE_SIZE, type Profile, type ProfilesRecord, readProfiles } from './profile.ts';

/** The saved profiles, kept in storage and in step with the other open panels. */
export interface Profiles {
  list: ReadonlySignal<readonly Profile[]>;
  /** False until storage has been read once. */
  loaded: ReadonlySignal<boolean>;
  /** A sentence for the person about what storage held, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  dismissNotice(): void;
  /** Adds a profile for an address; one that is there already is updated with the token and returned. */
  add(address: Address, service?: string): Profile;
  /** Puts this profile in the place of the one with its id. */
  update(profile: Profile): void;
  remove(id: string): void;
  /** The profile removed last, which `undo` puts back where it was. */
  removed: ReadonlySignal<Profile | undefined>;
  undo(): void;
  forgetRemoved(): void;
  dispose(): void;
}

const KEY = 'profiles';

export function createProfiles(store: KeyValueStore, newId: () => string = () => crypto.randomUUID()): Profiles {
  const list = signal<readonly Profile[]>([]);
  const loaded = signal(false);
  const notice = signal<string>();
  const removed = signal<Profile>();
  let removedFrom = 0;

  async function load(): Promise<void> {
    try {
      const stored = await store.get(KEY);
      const { profiles, damaged } = readProfiles(stored);
      if (damaged > 0) {
        const key = `${KEY}.damaged.${new Date().toISOString()}`;
        await store.set(key, stored);
        notice.value = `Some saved profiles could not be read: ${profiles.length} kept, ${damaged} set aside in the extension's storage as "${key}".`;
        list.value = profiles;
        await save();
      }
      list.value = profiles;
    } catch (error) {
      notice.value = `The saved profiles could not be read: ${String(error)}. What you add now may not be kept.`;
    }
    loaded.value = true;
  }

  async function save(): Promise<void> {
    const record: ProfilesRecord = { version: 1, profiles: [...list.value] };
    try {
      await store.set(KEY, record);
    } catch (error) {
      notice.value = `The profiles could not be saved: ${String(error)}.`;
    }
  }

  function change(profiles: readonly Profile[]): void {
    list.value = profiles;
    void save();
  }

  const unwatch = store.watch(KEY, (stored) => {
    const { profiles, damaged } = readProfiles(stored);
    // Our own writes come back here as well; an equal list must not look like a change.
    if (damaged === 0 && JSON.stringify(profiles) !== JSON.stringify(list.peek())) list.value = profiles;
  });
  void load();

  return {
    list,
    loaded,
    notice,
    removed,
    dismissNotice: () => {
      notice.value = undefined;
    },
    add({ url, token }, service) {
      const existing = list.value.find((profile) => profile.url === url);
      const profile: Profile = {
        ...(existing ?? { id: newId(), name: '', url, color: freeColor(list.value) }),
        ...(token === undefined ? {} : { token }),
        ...(service === undefined ? {} : { service }),
      };
      change(existing ? list.value.map((each) => (each === existing ? profile : each)) : [...list.value, profile]);
      return profile;
    },
    update(profile) {
      change(list.value.map((each) => (each.id === profile.id ? profile : each)));
    },
    remove(id) {
      removedFrom = list.value.findIndex((profile) => profile.id === id);
      removed.value = list.value[removedFrom];
      change(list.value.filter((profile) => profile.id !== id));
    },
    undo() {
      if (!removed.value) return;
      change(list.value.toSpliced(removedFrom, 0, removed.value));
      removed.value = undefined;
    },
    forgetRemoved() {
      removed.value = undefined;
    },
    dispose: unwatch,
  };
}

/** The palette's first place that no profile has, else the one after the last profile's. */
function freeColor(profiles: readonly Profile[]): number {
  const taken = new Set(profiles.map(({ color }) => color));
  for (let color = 0; color < PALETTE_SIZE; color++) if (!taken.has(color)) return color;
  return profiles.length % PALETTE_SIZE;
}
