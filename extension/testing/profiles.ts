import { expect, onTestFinished, vi } from 'vitest';
import type { Profile } from '../models/profile.ts';
import { createProfiles, type Profiles } from '../models/profiles.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

export const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://127.0.0.1:7575/debug/procscope', color: 0 };
export const worker: Profile = { id: 'b', name: '', url: 'ws://127.0.0.1:7576/debug/procscope', color: 1 };

/** A storage with these profiles in it. */
export const stored = (...profiles: unknown[]) => createMemoryStore({ profiles: { version: 2, profiles } });

/** The profiles of one window, read from storage. */
export async function openProfiles(store: MemoryStore, session = createMemoryStore()): Promise<Profiles> {
  const profiles = createProfiles(store, session);
  onTestFinished(profiles.dispose);
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  return profiles;
}

/** What a window that is opened next would find. */
export async function reopened(store: MemoryStore): Promise<readonly Profile[]> {
  return (await openProfiles(store)).list.value;
}
