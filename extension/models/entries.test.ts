import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createEntries } from './entries.ts';
import type { Profile } from './profile.ts';
import { createProfiles } from './profiles.ts';
import { NO_REQUESTS } from './recorded-requests.ts';
import type { Recording } from './recordings.ts';
import { createService, type Service } from './service.ts';

const profileOf = (id: string, more: Partial<Profile> = {}): Profile => ({
  id,
  name: '',
  url: `ws://127.0.0.1:7575/${id}`,
  color: 0,
  ...more,
});

/** Entries of stored profiles, each with a service that stays silent. */
async function openEntries(stored: Profile[]) {
  const profiles = createProfiles(createMemoryStore({ profiles: { version: 1, profiles: stored } }));
  onTestFinished(profiles.dispose);
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  const all = signal<ReadonlyMap<string, Service>>(
    new Map(stored.map(({ id }) => [id, createService(createFakeSource().source)])),
  );
  const chosen = signal<string>();
  const recordings = { list: signal<readonly Recording[]>([]) };
  return {
    profiles,
    all,
    chosen,
    recordings,
    entries: createEntries(profiles, { all, dispose() {} }, recordings, chosen),
  };
}

describe('createEntries', () => {
  it('gives an entry for every profile whose service is open, under the name that the person gave it', async () => {
    const { entries, all } = await openEntries([profileOf('a', { name: 'Shop', color: 3 }), profileOf('b')]);
    expect(entries.list.value.map(({ id, label, color }) => ({ id, label, color }))).toEqual([
      { id: 'a', label: 'Shop', color: 3 },
      { id: 'b', label: '127.0.0.1:7575/b', color: 0 },
    ]);
    all.value = new Map([...all.value].filter(([id]) => id === 'b'));
    expect(entries.list.value.map(({ id }) => id)).toEqual(['b']);
  });

  it('puts recordings after the profiles, with no profile of their own', async () => {
    const { entries, recordings } = await openEntries([profileOf('a')]);
    const service = createService(createFakeSource().source);
    const recording = { id: 'r', fileName: 'shop.procscope', name: 'Shop', color: 4, service, requests: NO_REQUESTS };
    recordings.list.value = [recording];
    expect(entries.list.value.map(({ id }) => id)).toEqual(['a', 'r']);
    expect(entries.list.value[1]).toEqual({ id: 'r', label: 'Shop', color: 4, service, recording });
    entries.show('r');
    recordings.list.value = [];
    expect(entries.shown.value?.id).toBe('a');
  });

  it('puts groups after those without one, as the list shows them', async () => {
    const stored = [profileOf('a', { group: 'Shop' }), profileOf('b'), profileOf('c', { group: 'Shop' })];
    const { entries } = await openEntries(stored);
    expect(entries.list.value.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(entries.shown.value?.id).toBe('b');
  });

  it('shows what was chosen, else the first', async () => {
    const { entries, profiles, chosen } = await openEntries([profileOf('a'), profileOf('b')]);
    expect(entries.shown.value?.id).toBe('a');
    entries.show('b');
    expect(chosen.value).toBe('b');
    expect(entries.shown.value?.id).toBe('b');
    profiles.remove('b');
    expect(entries.shown.value?.id).toBe('a');
    profiles.remove('a');
    expect(entries.shown.value).toBeUndefined();
  });
});
