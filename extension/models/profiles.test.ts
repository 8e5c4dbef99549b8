import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { openProfiles, reopened, shop, stored, worker } from '../testing/profiles.ts';
import { grouping } from './changes.ts';
import { MAX_PROFILES } from './profile.ts';
import { createProfiles } from './profiles.ts';

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
    const profiles = await openProfiles(store);
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
    const profiles = await openProfiles(store);
    const lengths: number[] = [];
    onTestFinished(profiles.list.subscribe((list) => void lengths.push(list.length)));
    profiles.add({ url: shop.url });
    profiles.add({ url: worker.url });
    await vi.waitFor(async () => expect(await reopened(store)).toHaveLength(2));
    expect(lengths).toEqual([0, 1, 2]);
  });

  it('gives every profile an id and, while there are enough, a colour of its own', async () => {
    const profiles = await openProfiles(createMemoryStore());
    for (let port = 1; port <= 8; port++) profiles.add({ url: `ws://127.0.0.1:${port}/` });
    expect(new Set(profiles.list.value.map(({ id }) => id)).size).toBe(8);
    expect(new Set(profiles.list.value.map(({ color }) => color)).size).toBe(8);
    profiles.remove(profiles.list.value[2]?.id ?? '');
    const { color } = profiles.add({ url: 'ws://127.0.0.1:9/' });
    expect(new Set(profiles.list.value.map((profile) => profile.color)).size).toBe(8);
    expect(color).toBe(2);
  });

  it('takes an address that is there already for the same profile, and its token for news', async () => {
    const profiles = await openProfiles(stored(shop, worker));
    const again = profiles.add({ url: shop.url, token: 'secret' });
    expect(again).toEqual({ ...shop, token: 'secret' });
    expect(profiles.list.value).toEqual([{ ...shop, token: 'secret' }, worker]);
    profiles.add({ url: shop.url });
    expect(profiles.list.value[0]).toHaveProperty('token', 'secret');
  });

  it('does nothing to a profile that is not there', async () => {
    const profiles = await openProfiles(stored(shop));
    profiles.update(worker);
    profiles.remove('nobody');
    expect(profiles.list.value).toEqual([shop]);
    expect(profiles.undoable.value).toBeUndefined();
  });

  it('adds and copies no more than there can be', async () => {
    const full = Array.from({ length: MAX_PROFILES }, (_, index) => ({
      ...shop,
      id: `${index}`,
      url: `ws://127.0.0.1:${index + 1}/agent`,
    }));
    const profiles = await openProfiles(stored(...full));
    expect(() => profiles.add({ url: worker.url })).toThrow('200 services');
    expect(() => profiles.duplicate(shop)).toThrow('200 services');
    expect(profiles.add({ url: 'ws://127.0.0.1:8/agent' })).toMatchObject({ id: '7' });
    expect(profiles.list.value).toHaveLength(MAX_PROFILES);
  });
});

describe('a copy', () => {
  it('stands after its original, with a name and a colour of its own', async () => {
    const store = stored({ ...shop, token: 'secret', group: 'Front' }, worker);
    const profiles = await openProfiles(store);
    const [original] = profiles.list.value;
    const copy = profiles.duplicate(original ?? shop);
    expect(copy).toEqual({ ...original, id: copy.id, name: 'Shop copy', color: 2 });
    expect(copy.id).not.toBe('a');
    expect(profiles.list.value.map(({ id }) => id)).toEqual(['a', copy.id, 'b']);
    expect(profiles.duplicate(copy).name).toBe('Shop copy copy');
    expect(profiles.duplicate(original ?? shop).name).toBe('Shop copy 2');
    await vi.waitFor(async () => expect(await reopened(store)).toHaveLength(5));
  });

  it('is called after the service where the original has no name', async () => {
    const profiles = await openProfiles(stored({ ...worker, service: 'worker' }));
    expect(profiles.duplicate({ ...worker, service: 'worker' }).name).toBe('worker copy');
  });
});

describe('a removed profile', () => {
  it('comes back where it was', async () => {
    const store = stored(shop, worker);
    const profiles = await openProfiles(store);
    profiles.remove(shop.id);
    expect(profiles.list.value).toEqual([worker]);
    expect(profiles.undoable.value).toBe('“Shop” was removed.');
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.undoable.value).toBeUndefined();
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
    await vi.waitFor(async () => expect(await reopened(store)).toEqual([shop, worker]));
  });

  it('stays away once it is forgotten', async () => {
    const profiles = await openProfiles(stored(shop, worker));
    profiles.remove(shop.id);
    profiles.forgetUndo();
    profiles.undo();
    expect(profiles.list.value).toEqual([worker]);
  });

  it('does not come back twice when another window has put it back', async () => {
    const store = stored(shop, worker);
    const profiles = await openProfiles(store);
    profiles.remove(shop.id);
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [worker] }));
    await store.set('profiles', { version: 2, profiles: [shop, worker] });
    await vi.waitFor(() => expect(profiles.list.value).toEqual([shop, worker]));
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
  });
});

describe('undo', () => {
  it('takes back one step after the other', async () => {
    const profiles = await openProfiles(stored(shop, worker));
    profiles.remove('a');
    profiles.remove('b');
    expect(profiles.undoable.value).toContain('127.0.0.1:7576');
    profiles.undo();
    expect(profiles.list.value).toEqual([worker]);
    expect(profiles.undoable.value).toContain('Shop');
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.undoable.value).toBeUndefined();
  });

  it('takes back a group that was removed as a whole, and any change that comes with a sentence', async () => {
    const profiles = await openProfiles(stored(shop, worker));
    profiles.remove('a', 'b');
    expect(profiles.undoable.value).toBe('2 services were removed.');
    profiles.undo();
    profiles.apply(grouping(new Set(['a']), 'Front'), 'Grouped.');
    profiles.apply(grouping(new Set(['b']), 'Front'));
    expect(profiles.undoable.value).toBe('Grouped.');
    profiles.undo();
    expect(profiles.list.value).toEqual([shop, { ...worker, group: 'Front' }]);
  });
});
