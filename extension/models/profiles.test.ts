import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import type { Profile } from './profile.ts';
import { createProfiles } from './profiles.ts';

const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://127.0.0.1:7575/debug/procscope', color: 0 };
const worker: Profile = { id: 'b', name: '', url: 'ws://127.0.0.1:7576/debug/procscope', color: 1 };
const stored = (...profiles: unknown[]) => createMemoryStore({ profiles: { version: 1, profiles } });

/** The profiles of one window, read from storage. */
async function open(store: MemoryStore) {
  const profiles = createProfiles(store);
  onTestFinished(profiles.dispose);
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  return profiles;
}

/** What a window that is opened next would find. */
async function reopened(store: MemoryStore): Promise<readonly Profile[]> {
  return (await open(store)).list.value;
}

describe('createProfiles', () => {
  it('has not read anything at first, and says when it has', async () => {
    const profiles = createProfiles(stored(shop));
    expect(profiles.loaded.value).toBe(false);
    await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
    expect(profiles.list.value).toEqual([shop]);
    expect(profiles.notice.value).toBeUndefined();
  });

  it('keeps what is added, changed and removed', async () => {
    const store = createMemoryStore();
    const profiles = await open(store);
    const added = profiles.add({ url: shop.url, token: 'secret' }, 'shop');
    expect(added).toMatchObject({ url: shop.url, token: 'secret', service: 'shop' });
    profiles.add({ url: worker.url });
    profiles.update({ ...added, name: 'My shop' });
    await vi.waitFor(async () =>
      expect(await reopened(store)).toMatchObject([{ name: 'My shop' }, { url: worker.url }]),
    );
    profiles.remove(added.id);
    await vi.waitFor(async () => expect(await reopened(store)).toMatchObject([{ url: worker.url }]));
  });

  it('keeps what is added before storage has answered, and what was stored', async () => {
    const store = stored(shop);
    const profiles = createProfiles(store);
    onTestFinished(profiles.dispose);
    profiles.add({ url: worker.url });
    await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
    expect(profiles.list.value).toMatchObject([shop, { url: worker.url }]);
    await vi.waitFor(async () => expect(await reopened(store)).toMatchObject([shop, { url: worker.url }]));
  });

  it('does not fall back behind a newer change when storage tells of an older one', async () => {
    const store = createMemoryStore();
    const profiles = await open(store);
    const lengths: number[] = [];
    onTestFinished(profiles.list.subscribe((list) => void lengths.push(list.length)));
    profiles.add({ url: shop.url });
    profiles.add({ url: worker.url });
    await vi.waitFor(async () => expect(await reopened(store)).toHaveLength(2));
    expect(lengths).toEqual([0, 1, 2]);
  });

  it('gives every profile an id and, while there are enough, a colour of its own', async () => {
    const profiles = await open(createMemoryStore());
    for (let port = 1; port <= 8; port++) profiles.add({ url: `ws://127.0.0.1:${port}/` });
    expect(new Set(profiles.list.value.map(({ id }) => id)).size).toBe(8);
    expect(new Set(profiles.list.value.map(({ color }) => color)).size).toBe(8);
    profiles.remove(profiles.list.value[2]?.id ?? '');
    const { color } = profiles.add({ url: 'ws://127.0.0.1:9/' });
    expect(new Set(profiles.list.value.map((profile) => profile.color)).size).toBe(8);
    expect(color).toBe(2);
  });

  it('takes an address that is there already for the same profile, and its token for news', async () => {
    const profiles = await open(stored(shop, worker));
    const again = profiles.add({ url: shop.url, token: 'secret' });
    expect(again).toEqual({ ...shop, token: 'secret' });
    expect(profiles.list.value).toEqual([{ ...shop, token: 'secret' }, worker]);
    profiles.add({ url: shop.url });
    expect(profiles.list.value[0]).toHaveProperty('token', 'secret');
  });

  it('does nothing to a profile that is not there', async () => {
    const profiles = await open(stored(shop));
    profiles.update(worker);
    profiles.remove('nobody');
    expect(profiles.list.value).toEqual([shop]);
    expect(profiles.removed.value).toBeUndefined();
  });
});

describe('a removed profile', () => {
  it('comes back where it was', async () => {
    const store = stored(shop, worker);
    const profiles = await open(store);
    profiles.remove(shop.id);
    expect(profiles.list.value).toEqual([worker]);
    expect(profiles.removed.value).toEqual(shop);
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.removed.value).toBeUndefined();
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
    await vi.waitFor(async () => expect(await reopened(store)).toEqual([shop, worker]));
  });

  it('stays away once it is forgotten', async () => {
    const profiles = await open(stored(shop, worker));
    profiles.remove(shop.id);
    profiles.forgetRemoved();
    profiles.undo();
    expect(profiles.list.value).toEqual([worker]);
  });

  it('does not come back twice when another window has put it back', async () => {
    const store = stored(shop, worker);
    const profiles = await open(store);
    profiles.remove(shop.id);
    await store.set('profiles', { version: 1, profiles: [shop, worker] });
    await vi.waitFor(() => expect(profiles.list.value).toEqual([shop, worker]));
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
  });
});

describe('two windows', () => {
  it('are kept in step', async () => {
    const store = createMemoryStore();
    const [here, there] = [await open(store), await open(store)];
    const added = here.add({ url: shop.url });
    await vi.waitFor(() => expect(there.list.value).toEqual([added]));
    there.update({ ...added, name: 'Renamed there' });
    await vi.waitFor(() => expect(here.list.value).toMatchObject([{ name: 'Renamed there' }]));
  });

  it('do not take the echo of their own writing for a change', async () => {
    const store = createMemoryStore();
    const profiles = await open(store);
    const changes = vi.fn();
    profiles.add({ url: shop.url });
    onTestFinished(profiles.list.subscribe(changes));
    const echoed = new Promise((resolve) => store.watch('profiles', resolve));
    await echoed;
    expect(changes).toHaveBeenCalledOnce();
  });

  it('do not take over what another has damaged', async () => {
    const store = stored(shop);
    const profiles = await open(store);
    await store.set('profiles', 'garbage');
    expect(profiles.list.value).toEqual([shop]);
  });

  it('are separate again when one is closed', async () => {
    const store = createMemoryStore();
    const profiles = createProfiles(store);
    await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
    profiles.dispose();
    await store.set('profiles', { version: 1, profiles: [shop] });
    expect(profiles.list.value).toEqual([]);
  });
});

describe('storage', () => {
  /** What was set aside, which is whatever was stored before. */
  const setAside = (store: MemoryStore) => [...store.values].filter(([key]) => key.startsWith('profiles.damaged.'));

  it('that is damaged in part is set aside with a notice, and the whole profiles are kept', async () => {
    const store = stored(shop, { id: 'broken' }, worker);
    const profiles = await open(store);
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.notice.value).toContain('2 kept, 1 set aside');
    expect(setAside(store)).toMatchObject([[expect.any(String), { profiles: [shop, { id: 'broken' }, worker] }]]);
    expect(profiles.notice.value).toContain(setAside(store)[0]?.[0]);
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 1, profiles: [shop, worker] }));
    profiles.dismissNotice();
    expect(profiles.notice.value).toBeUndefined();
    const next = await open(store);
    expect(next.notice.value).toBeUndefined();
  });

  it('that is damaged as a whole is set aside too', async () => {
    const store = createMemoryStore({ profiles: 'garbage' });
    const profiles = await open(store);
    expect(profiles.list.value).toEqual([]);
    expect(setAside(store)).toMatchObject([[expect.any(String), 'garbage']]);
  });

  it('that refuses to be read is told of, and the panel goes on', async () => {
    const store = stored(shop);
    store.refuse = { get: true };
    const profiles = await open(store);
    expect(profiles.notice.value).toContain('storage is closed');
    profiles.add({ url: worker.url });
    expect(profiles.list.value).toHaveLength(1);
  });

  it('that refuses to be written is told of, and what was added stays on screen', async () => {
    const store = createMemoryStore();
    const profiles = await open(store);
    store.refuse = { set: true };
    profiles.add({ url: shop.url });
    await vi.waitFor(() => expect(profiles.notice.value).toContain('storage is full'));
    expect(profiles.list.value).toMatchObject([{ url: shop.url }]);
  });

  it('that is damaged and refuses to be written keeps what it holds, and the whole profiles are shown', async () => {
    const store = stored(shop, 'broken');
    store.refuse = { set: true };
    const profiles = await open(store);
    expect(profiles.list.value).toEqual([shop]);
    expect(profiles.notice.value).toContain('storage is full');
    expect(store.values.get('profiles')).toEqual({ version: 1, profiles: [shop, 'broken'] });
  });
});
