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
  let saving = 0;
  /** Whether storage told of a change while a write of ours was on its way. */
  let missed = false;

  async function load(): Promise<void> {
    try {
      const stored = await store.get(KEY);
      const { profiles, damaged } = readProfiles(stored);
      // Storage takes a moment; what was added meanwhile stays.
      const added = list.value.filter(({ id }) => profiles.every((profile) => profile.id !== id));
      list.value = [...profiles, ...added];
      if (added.length > 0) await save();
      if (damaged > 0) await setAside(stored, profiles.length, damaged);
    } catch (error) {
      notice.value = `The saved profiles could not be read: ${String(error)}. What you add now may not be kept.`;
    }
    loaded.value = true;
  }

  /** Keeps a copy of what was stored, and only then writes the whole ones in its place. */
  async function setAside(stored: unknown, kept: number, damaged: number): Promise<void> {
    const key = `${KEY}.damaged.${new Date().toISOString()}`;
    const found = `Some saved profiles could not be read: ${kept} kept, ${damaged}`;
    try {
      await store.set(key, stored);
    } catch (error) {
      notice.value = `${found} damaged, which could not be set aside: ${String(error)}.`;
      return;
    }
    notice.value = `${found} set aside in the extension's storage as "${key}", where nothing reads them.`;
    await save();
  }

  async function save(): Promise<void> {
    const record: ProfilesRecord = { version: 1, profiles: [...list.value] };
    saving++;
    try {
      await store.set(KEY, record);
      if (saving > 1 || !missed) return;
      missed = false;
      take(await store.get(KEY));
    } catch (error) {
      notice.value = `The profiles could not be saved: ${String(error)}.`;
    } finally {
      saving--;
    }
  }

  function change(profiles: readonly Profile[]): void {
    list.value = profiles;
    void save();
  }

  /** Takes over what storage holds. An equal list, such as the echo of our own write, must not look like a change. */
  function take(stored: unknown): void {
    const { profiles, damaged } = readProfiles(stored);
    if (damaged === 0 && JSON.stringify(profiles) !== JSON.stringify(list.peek())) list.value = profiles;
  }

  const unwatch = store.watch(KEY, (stored) => {
    // The echo of an older write of ours must not undo a newer one; what another panel wrote is read when that is done.
    if (saving > 0) missed = true;
    else take(stored);
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
      const profile = removed.value;
      removed.value = undefined;
      // Another window may have put it back already.
      if (!profile || list.value.some(({ id }) => id === profile.id)) return;
      change(list.value.toSpliced(removedFrom, 0, profile));
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
