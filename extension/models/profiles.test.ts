import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { grouping, moving, removing } from './changes.ts';
import { MAX_PROFILES, type Profile } from './profile.ts';
import { createProfiles } from './profiles.ts';

const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://127.0.0.1:7575/debug/procscope', color: 0 };
const worker: Profile = { id: 'b', name: '', url: 'ws://127.0.0.1:7576/debug/procscope', color: 1 };
const stored = (...profiles: unknown[]) => createMemoryStore({ profiles: { version: 2, profiles } });

/** The profiles of one window, read from storage. */
async function open(store: MemoryStore, session = createMemoryStore()) {
  const profiles = createProfiles(store, session);
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
    expect(profiles.undoable.value).toBeUndefined();
  });

  it('adds and copies no more than there can be', async () => {
    const full = Array.from({ length: MAX_PROFILES }, (_, index) => ({
      ...shop,
      id: `${index}`,
      url: `ws://127.0.0.1:${index + 1}/agent`,
    }));
    const profiles = await open(stored(...full));
    expect(() => profiles.add({ url: worker.url })).toThrow('200 services');
    expect(() => profiles.duplicate(shop)).toThrow('200 services');
    expect(profiles.add({ url: 'ws://127.0.0.1:8/agent' })).toMatchObject({ id: '7' });
    expect(profiles.list.value).toHaveLength(MAX_PROFILES);
  });
});

describe('a copy', () => {
  it('stands after its original, with a name and a colour of its own', async () => {
    const store = stored({ ...shop, token: 'secret', group: 'Front' }, worker);
    const profiles = await open(store);
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
    const profiles = await open(stored({ ...worker, service: 'worker' }));
    expect(profiles.duplicate({ ...worker, service: 'worker' }).name).toBe('worker copy');
  });
});

describe('a removed profile', () => {
  it('comes back where it was', async () => {
    const store = stored(shop, worker);
    const profiles = await open(store);
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
    const profiles = await open(stored(shop, worker));
    profiles.remove(shop.id);
    profiles.forgetUndo();
    profiles.undo();
    expect(profiles.list.value).toEqual([worker]);
  });

  it('does not come back twice when another window has put it back', async () => {
    const store = stored(shop, worker);
    const profiles = await open(store);
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
    const profiles = await open(stored(shop, worker));
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
    const profiles = await open(stored(shop, worker));
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

describe('a token for the session', () => {
  const guarded: Profile = { ...shop, token: 'secret', tokenForSession: true };

  it('is never in the storage that is written to a disk, and there for the next window', async () => {
    const [store, session] = [createMemoryStore(), createMemoryStore()];
    const written = vi.spyOn(store, 'set');
    const profiles = await open(store, session);
    const added = profiles.add({ url: shop.url, token: 'secret' });
    profiles.update({ ...added, tokenForSession: true });
    await vi.waitFor(() => expect(written).toHaveBeenCalled());
    expect(JSON.stringify(written.mock.calls)).not.toContain('secret');
    expect((await open(store, session)).list.value).toMatchObject([{ token: 'secret', tokenForSession: true }]);
  });

  it('is asked for again when the session is over', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const profiles = await open(store, session);
    profiles.update(guarded);
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([['a', 'secret']]));
    const { token: _, ...bare } = guarded;
    await vi.waitFor(async () => expect((await open(store)).list.value).toEqual([bare]));
  });

  it('goes where the person wants it', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const profiles = await open(store, session);
    profiles.update(guarded);
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([['a', 'secret']]));
    profiles.update({ ...shop, token: 'secret' });
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([]));
    expect(await reopened(store)).toEqual([{ ...shop, token: 'secret' }]);
  });

  it('reaches another window', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const [here, there] = [await open(store, session), await open(store, session)];
    here.update(guarded);
    await vi.waitFor(() => expect(there.list.value).toEqual([guarded]));
    here.update({ ...guarded, token: 'another' });
    await vi.waitFor(() => expect(there.list.value).toEqual([{ ...guarded, token: 'another' }]));
  });

  it('goes with its profile, and comes back with it', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const profiles = await open(store, session);
    profiles.update(guarded);
    await vi.waitFor(() => expect(session.values.get('tokens')).toHaveLength(1));
    profiles.remove('a');
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([]));
    profiles.undo();
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([['a', 'secret']]));
    expect(profiles.list.value).toEqual([guarded]);
  });

  it.each(['garbage', [['a']], [['a', 7]], { a: 'secret' }])('is missing where %j is stored', async (tokens) => {
    const session = createMemoryStore({ tokens });
    const { list } = await open(stored({ ...shop, tokenForSession: true }), session);
    expect(list.value).toEqual([{ ...shop, tokenForSession: true }]);
  });
});

describe('two windows', () => {
  it('that change different profiles at once lose neither change', async () => {
    const store = stored(shop, worker);
    const [here, there] = [await open(store), await open(store)];
    here.update({ ...shop, name: 'Changed here' });
    there.update({ ...worker, name: 'Changed there' });
    const both = [{ name: 'Changed here' }, { name: 'Changed there' }];
    await vi.waitFor(async () => expect(await reopened(store)).toMatchObject(both));
    await vi.waitFor(() => expect([here.list.value, there.list.value]).toMatchObject([both, both]));
  });

  it('that change different fields of one profile lose neither', async () => {
    const store = stored(shop);
    const [here, there] = [await open(store), await open(store)];
    here.update({ ...shop, name: 'Changed here' });
    there.update({ ...shop, color: 7 });
    await vi.waitFor(async () => expect(await reopened(store)).toMatchObject([{ name: 'Changed here', color: 7 }]));
  });

  it('that add, remove, move and change in turns end with the same list', async () => {
    const store = stored(shop, worker);
    const windows = [await open(store), await open(store), await open(store)] as const;
    const [first, second, third] = windows;
    const added = first.add({ url: 'ws://first/agent' });
    second.remove('b');
    third.apply(moving(['b'], { anchor: 'a', side: 'before' }));
    await Promise.resolve();
    second.add({ url: 'ws://second/agent' });
    third.update({ ...shop, name: 'Third' });
    first.update({ ...added, group: 'First' });
    await vi.waitFor(async () =>
      expect(await reopened(store)).toMatchObject([
        { id: 'a', name: 'Third' },
        { url: 'ws://first/agent', group: 'First' },
        { url: 'ws://second/agent' },
      ]),
    );
    const last = await reopened(store);
    await vi.waitFor(() => expect(windows.map(({ list }) => list.value)).toEqual([last, last, last]));
  });

  it('show a change at once, while the other still holds the lock', async () => {
    const store = stored(shop);
    const profiles = await open(store);
    let leave = () => {};
    void store.exclusively(
      () =>
        new Promise<void>((resolve) => {
          leave = resolve;
        }),
    );
    profiles.update({ ...shop, name: 'At once' });
    expect(profiles.list.value).toMatchObject([{ name: 'At once' }]);
    expect(store.values.get('profiles')).toMatchObject({ profiles: [shop] });
    await Promise.resolve();
    leave();
    await vi.waitFor(() => expect(store.values.get('profiles')).toMatchObject({ profiles: [{ name: 'At once' }] }));
  });

  it('do not bring back what the other has removed', async () => {
    const store = stored(shop, worker);
    const [here, there] = [await open(store), await open(store)];
    here.remove('a');
    there.update({ ...shop, name: 'Too late' });
    await vi.waitFor(async () => expect(await reopened(store)).toEqual([worker]));
    await vi.waitFor(() => expect(there.list.value).toEqual([worker]));
  });

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
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop] }));
    expect(profiles.list.value).toEqual([shop]);
    expect(profiles.notice.value).toContain('1 kept, 1 set aside');
  });

  it('are separate again when one is closed', async () => {
    const store = createMemoryStore();
    const profiles = createProfiles(store);
    await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
    profiles.dispose();
    await store.set('profiles', { version: 2, profiles: [shop] });
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
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop, worker] }));
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

  it('of the first version becomes one of the second', async () => {
    const store = createMemoryStore({ profiles: { version: 1, profiles: [shop, worker] } });
    const profiles = await open(store);
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.notice.value).toBeUndefined();
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop, worker] }));
  });

  it('of a newer version is left as it is, with a sentence', async () => {
    const newer = { version: 3, profiles: 'in another form' };
    const store = createMemoryStore({ profiles: newer });
    const profiles = await open(store);
    expect(profiles.notice.value).toContain('newer version');
    profiles.add({ url: shop.url });
    profiles.apply(removing(new Set(['nobody'])), 'Removed.');
    await store.exclusively(async () => {});
    expect(profiles.list.value).toMatchObject([{ url: shop.url }]);
    expect([...store.values]).toEqual([['profiles', newer]]);
  });

  it('that refuses once gets the change with the next', async () => {
    const store = stored(shop);
    const profiles = await open(store);
    store.refuse = { set: true };
    profiles.update({ ...shop, name: 'Refused' });
    await vi.waitFor(() => expect(profiles.notice.value).toContain('storage is full'));
    expect(profiles.list.value).toMatchObject([{ name: 'Refused' }]);
    store.refuse = {};
    profiles.add({ url: worker.url });
    await vi.waitFor(async () =>
      expect(await reopened(store)).toMatchObject([{ name: 'Refused' }, { url: worker.url }]),
    );
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
    expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop, 'broken'] });
  });
});
