import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { type Draft, draftOf } from './draft.ts';
import { createEditor } from './editor.ts';
import { MAX_FIELD_LENGTH, MAX_PROFILES, type Profile } from './profile.ts';
import { createProfiles } from './profiles.ts';

const shop: Profile = {
  id: 'a',
  name: 'Shop',
  url: 'ws://127.0.0.1:7575/debug/procscope',
  token: 'secret',
  service: 'shop',
  color: 3,
};
const draft = (fields: Partial<Draft>): Draft => ({ ...draftOf('new'), ...fields });

async function openEditor(...stored: Profile[]) {
  const profiles = createProfiles(createMemoryStore({ profiles: { version: 2, profiles: stored } }));
  onTestFinished(profiles.dispose);
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  return { profiles, editor: createEditor(profiles) };
}

describe('createEditor', () => {
  it('adds a profile with the token of a pasted URL, and closes', async () => {
    const { profiles, editor } = await openEditor();
    editor.add();
    expect(editor.subject.value).toBe('new');
    const saved = editor.save(draft({ address: 'http://shop.example:3000#token=s3cret', name: '  My shop ' }));
    expect(saved).toMatchObject({
      name: 'My shop',
      url: 'ws://shop.example:3000/debug/procscope',
      token: 's3cret',
    });
    expect(profiles.list.value).toEqual([saved]);
    expect(editor.subject.value).toBeUndefined();
  });

  it('prefers the pasted token to the typed one', async () => {
    const { editor } = await openEditor();
    editor.add();
    expect(editor.save(draft({ address: '7575#token=pasted', token: 'typed' }))?.token).toBe('pasted');
    editor.add();
    expect(editor.save(draft({ address: '7576', token: ' typed ' }))?.token).toBe('typed');
    editor.add();
    expect(editor.save(draft({ address: '7577' }))).not.toHaveProperty('token');
  });

  it('does not add a second profile for the same address', async () => {
    const { profiles, editor } = await openEditor(shop);
    editor.add();
    expect(editor.save(draft({ address: '7575' }))).toEqual(shop);
    expect(profiles.list.value).toEqual([shop]);
  });

  it('refuses to give a profile the address of another', async () => {
    const other: Profile = { id: 'b', name: '', url: 'ws://127.0.0.1:7576/debug/procscope', color: 1 };
    const { profiles, editor } = await openEditor(shop, other);
    editor.edit(other);
    expect(editor.save(draft({ address: '7575' }))).toBeUndefined();
    expect(editor.error.value).toMatchObject({ field: 'address', message: expect.stringContaining('Shop') });
    expect(profiles.list.value).toEqual([shop, other]);
    expect(editor.save(draft({ address: '7576', name: 'Same address' }))).toMatchObject({ name: 'Same address' });
  });

  it('changes a profile, and keeps the name of its service while the address stays', async () => {
    const { profiles, editor } = await openEditor(shop);
    editor.edit(shop);
    editor.save({ ...draftOf(shop), name: 'Renamed', token: '', color: 5 });
    expect(profiles.list.value).toEqual([{ id: 'a', name: 'Renamed', url: shop.url, service: 'shop', color: 5 }]);
  });

  it('forgets the name of the service with another address', async () => {
    const { profiles, editor } = await openEditor(shop);
    editor.edit(shop);
    editor.save({ ...draftOf(shop), address: '127.0.0.1:7580' });
    expect(profiles.list.value[0]).not.toHaveProperty('service');
    expect(profiles.list.value[0]).toMatchObject({ id: 'a', url: 'ws://127.0.0.1:7580/debug/procscope' });
  });

  it('keeps group, page pattern and where the token belongs, and forgets them where they are left empty', async () => {
    const { profiles, editor } = await openEditor(shop);
    editor.edit(shop);
    const fields = { group: '  Back   office ', pagePattern: 'http://Localhost:3000', tokenForSession: true };
    const saved = editor.save({ ...draftOf(shop), ...fields });
    expect(saved).toEqual({
      ...shop,
      group: 'Back office',
      pagePattern: 'http://localhost:3000/*',
      tokenForSession: true,
    });
    expect(profiles.list.value).toEqual([saved]);
    editor.edit(saved ?? shop);
    editor.save(draftOf(shop));
    expect(profiles.list.value).toEqual([shop]);
  });

  it('adds a profile with all that is entered', async () => {
    const { profiles, editor } = await openEditor();
    editor.add();
    editor.save(draft({ address: '7575', token: 'secret', tokenForSession: true, group: 'Shop' }));
    expect(profiles.list.value).toMatchObject([{ token: 'secret', tokenForSession: true, group: 'Shop', name: '' }]);
  });

  it('leaves alone what has changed elsewhere while the form was open', async () => {
    const { profiles, editor } = await openEditor(shop);
    editor.edit(shop);
    profiles.update({ ...shop, url: 'ws://127.0.0.1:7580/debug/procscope', color: 5 });
    editor.save({ ...draftOf(shop), name: 'Renamed' });
    expect(profiles.list.value).toEqual([
      { ...shop, name: 'Renamed', url: 'ws://127.0.0.1:7580/debug/procscope', color: 5 },
    ]);
  });

  it('lets a copy keep its address', async () => {
    const { profiles, editor } = await openEditor(shop);
    const copy = profiles.duplicate(shop);
    editor.edit(copy);
    expect(editor.save({ ...draftOf(copy), name: 'Another' })).toMatchObject({ name: 'Another', url: shop.url });
  });

  it('refuses to add one more than there can be', async () => {
    const full = Array.from({ length: MAX_PROFILES }, (_, index) => ({
      ...shop,
      id: `${index}`,
      url: `ws://${index}/`,
    }));
    const { profiles, editor } = await openEditor(...full);
    editor.add();
    expect(editor.save(draft({ address: '7575' }))).toBeUndefined();
    expect(editor.error.value).toMatchObject({ field: 'address', message: expect.stringContaining('200') });
    expect(profiles.list.value).toHaveLength(MAX_PROFILES);
  });

  it.each([
    [{ address: '' }, 'address', 'Enter the address'],
    [{ address: 'ftp://shop.example' }, 'address', 'not supported'],
    [{ address: '7575', token: 'x'.repeat(MAX_FIELD_LENGTH + 1) }, 'token', 'A token has at most'],
    [{ address: '7575', name: 'x'.repeat(MAX_FIELD_LENGTH + 1) }, 'name', 'A name has at most'],
    [{ address: '7575', group: 'x'.repeat(81) }, 'group', 'A group has at most 80'],
    [{ address: '7575', pagePattern: 'shop.example' }, 'pagePattern', 'A page pattern begins with'],
  ])('refuses what it cannot keep and says where and why', async (fields, field, message) => {
    const { profiles, editor } = await openEditor();
    editor.add();
    expect(editor.save(draft(fields))).toBeUndefined();
    expect(editor.error.value).toMatchObject({ field, message: expect.stringContaining(message) });
    expect(editor.subject.value).toBe('new');
    expect(profiles.list.value).toEqual([]);
    editor.cancel();
    expect(editor.error.value).toBeUndefined();
    expect(editor.subject.value).toBeUndefined();
  });
});

it('starts with what the profile has', () => {
  const empty = { group: '', pagePattern: '', tokenForSession: false };
  expect(draftOf('new')).toEqual({ name: '', address: '', token: '', color: 0, ...empty });
  expect(draftOf(shop)).toEqual({ name: 'Shop', address: shop.url, token: 'secret', color: 3, ...empty });
});
