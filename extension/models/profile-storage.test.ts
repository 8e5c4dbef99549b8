import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { openProfiles, reopened, shop, stored } from '../testing/profiles.ts';
import type { Profile } from './profile.ts';

describe('a token for the session', () => {
  const guarded: Profile = { ...shop, token: 'secret', tokenForSession: true };

  it('is never in the storage that is written to a disk, and there for the next window', async () => {
    const [store, session] = [createMemoryStore(), createMemoryStore()];
    const written = vi.spyOn(store, 'set');
    const profiles = await openProfiles(store, session);
    const added = profiles.add({ url: shop.url, token: 'secret' });
    profiles.update({ ...added, tokenForSession: true });
    await vi.waitFor(() => expect(written).toHaveBeenCalled());
    expect(JSON.stringify(written.mock.calls)).not.toContain('secret');
    expect((await openProfiles(store, session)).list.value).toMatchObject([{ token: 'secret', tokenForSession: true }]);
  });

  it('is asked for again when the session is over', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const profiles = await openProfiles(store, session);
    profiles.update(guarded);
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([['a', 'secret']]));
    const { token: _, ...bare } = guarded;
    await vi.waitFor(async () => expect((await openProfiles(store)).list.value).toEqual([bare]));
  });

  it('goes where the person wants it', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const profiles = await openProfiles(store, session);
    profiles.update(guarded);
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([['a', 'secret']]));
    profiles.update({ ...shop, token: 'secret' });
    await vi.waitFor(() => expect(session.values.get('tokens')).toEqual([]));
    expect(await reopened(store)).toEqual([{ ...shop, token: 'secret' }]);
  });

  it('reaches another window', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const [here, there] = [await openProfiles(store, session), await openProfiles(store, session)];
    here.update(guarded);
    await vi.waitFor(() => expect(there.list.value).toEqual([guarded]));
    here.update({ ...guarded, token: 'another' });
    await vi.waitFor(() => expect(there.list.value).toEqual([{ ...guarded, token: 'another' }]));
  });

  it('goes with its profile, and comes back with it', async () => {
    const [store, session] = [stored(shop), createMemoryStore()];
    const profiles = await openProfiles(store, session);
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
    const { list } = await openProfiles(stored({ ...shop, tokenForSession: true }), session);
    expect(list.value).toEqual([{ ...shop, tokenForSession: true }]);
  });
});
