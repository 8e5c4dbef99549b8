import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { openProfiles, reopened, shop, stored, worker } from '../testing/profiles.ts';
import { moving, removing } from './changes.ts';
import { createProfiles } from './profiles.ts';

describe('two windows', () => {
  it('that change different profiles at once lose neither change', async () => {
    const store = stored(shop, worker);
    const [here, there] = [await openProfiles(store), await openProfiles(store)];
    here.update({ ...shop, name: 'Changed here' });
    there.update({ ...worker, name: 'Changed there' });
    const both = [{ name: 'Changed here' }, { name: 'Changed there' }];
    await vi.waitFor(async () => expect(await reopened(store)).toMatchObject(both));
    await vi.waitFor(() => expect([here.list.value, there.list.value]).toMatchObject([both, both]));
  });

  it('that change different fields of one profile lose neither', async () => {
    const store = stored(shop);
    const [here, there] = [await openProfiles(store), await openProfiles(store)];
    here.update({ ...shop, name: 'Changed here' });
    there.update({ ...shop, color: 7 });
    await vi.waitFor(async () => expect(await reopened(store)).toMatchObject([{ name: 'Changed here', color: 7 }]));
  });

  it('that add, remove, move and change in turns end with the same list', async () => {
    const store = stored(shop, worker);
    const windows = [await openProfiles(store), await openProfiles(store), await openProfiles(store)] as const;
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
    const profiles = await openProfiles(store);
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
    const [here, there] = [await openProfiles(store), await openProfiles(store)];
    here.remove('a');
    there.update({ ...shop, name: 'Too late' });
    await vi.waitFor(async () => expect(await reopened(store)).toEqual([worker]));
    await vi.waitFor(() => expect(there.list.value).toEqual([worker]));
  });

  it('are kept in step', async () => {
    const store = createMemoryStore();
    const [here, there] = [await openProfiles(store), await openProfiles(store)];
    const added = here.add({ url: shop.url });
    await vi.waitFor(() => expect(there.list.value).toEqual([added]));
    there.update({ ...added, name: 'Renamed there' });
    await vi.waitFor(() => expect(here.list.value).toMatchObject([{ name: 'Renamed there' }]));
  });

  it('do not take the echo of their own writing for a change', async () => {
    const store = createMemoryStore();
    const profiles = await openProfiles(store);
    const changes = vi.fn();
    profiles.add({ url: shop.url });
    onTestFinished(profiles.list.subscribe(changes));
    const echoed = new Promise((resolve) => store.watch('profiles', resolve));
    await echoed;
    expect(changes).toHaveBeenCalledOnce();
  });

  it('do not take over what another has damaged', async () => {
    const store = stored(shop);
    const profiles = await openProfiles(store);
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
  const setAside = (store: MemoryStore) => [...store.values].filter(([key]) => key.startsWith('profiles.damaged'));

  it('that is damaged in part is set aside with a notice, and the whole profiles are kept', async () => {
    const store = stored(shop, { id: 'broken' }, worker);
    const profiles = await openProfiles(store);
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.notice.value).toContain('2 kept, 1 set aside');
    expect(setAside(store)).toMatchObject([[expect.any(String), { profiles: [shop, { id: 'broken' }, worker] }]]);
    expect(profiles.notice.value).toContain(setAside(store)[0]?.[0]);
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop, worker] }));
    profiles.dismissNotice();
    expect(profiles.notice.value).toBeUndefined();
    const next = await openProfiles(store);
    expect(next.notice.value).toBeUndefined();
  });

  it('that is damaged as a whole is set aside too', async () => {
    const store = createMemoryStore({ profiles: 'garbage' });
    const profiles = await openProfiles(store);
    expect(profiles.list.value).toEqual([]);
    expect(setAside(store)).toMatchObject([[expect.any(String), 'garbage']]);
  });

  it('that is damaged once more leaves the newest copy alone, since there are tokens in it', async () => {
    const store = createMemoryStore({ profiles: 'garbage with an old token' });
    await openProfiles(store);
    await store.set('profiles', 'garbage');
    await openProfiles(store);
    expect(setAside(store).map(([, copy]) => copy)).toEqual(['garbage']);
  });

  it('of the first version becomes one of the second', async () => {
    const store = createMemoryStore({ profiles: { version: 1, profiles: [shop, worker] } });
    const profiles = await openProfiles(store);
    expect(profiles.list.value).toEqual([shop, worker]);
    expect(profiles.notice.value).toBeUndefined();
    await vi.waitFor(() => expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop, worker] }));
  });

  it('of a newer version is left as it is, with a sentence', async () => {
    const newer = { version: 3, profiles: 'in another form' };
    const store = createMemoryStore({ profiles: newer });
    const profiles = await openProfiles(store);
    expect(profiles.notice.value).toContain('newer version');
    profiles.add({ url: shop.url });
    profiles.apply(removing(new Set(['nobody'])), 'Removed.');
    await store.exclusively(async () => {});
    expect(profiles.list.value).toMatchObject([{ url: shop.url }]);
    expect([...store.values]).toEqual([['profiles', newer]]);
  });

  it('that refuses once gets the change with the next', async () => {
    const store = stored(shop);
    const profiles = await openProfiles(store);
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
    const profiles = await openProfiles(store);
    expect(profiles.notice.value).toContain('storage is closed');
    profiles.add({ url: worker.url });
    expect(profiles.list.value).toHaveLength(1);
  });

  it('that refuses to be written is told of, and what was added stays on screen', async () => {
    const store = createMemoryStore();
    const profiles = await openProfiles(store);
    store.refuse = { set: true };
    profiles.add({ url: shop.url });
    await vi.waitFor(() => expect(profiles.notice.value).toContain('storage is full'));
    expect(profiles.list.value).toMatchObject([{ url: shop.url }]);
  });

  it('that is damaged and refuses to be written keeps what it holds, and the whole profiles are shown', async () => {
    const store = stored(shop, 'broken');
    store.refuse = { set: true };
    const profiles = await openProfiles(store);
    expect(profiles.list.value).toEqual([shop]);
    expect(profiles.notice.value).toContain('storage is full');
    expect(store.values.get('profiles')).toEqual({ version: 2, profiles: [shop, 'broken'] });
  });
});
