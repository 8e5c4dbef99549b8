import { describe, expect, it } from 'vitest';
import { type ImportEntry, importing, planImport } from './import-plan.ts';
import { MAX_PROFILES, type Profile } from './profile.ts';
import type { FileEntry } from './profile-file.ts';

const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://shop/', token: 'secret', color: 3 };
const worker: Profile = { id: 'b', name: '', url: 'ws://worker/', color: 1 };
const entries = (...all: FileEntry[]): ImportEntry[] => all.map((entry, index) => ({ id: `new-${index}`, entry }));

describe('planImport', () => {
  it('adds what is new, with a free colour where it has none', () => {
    const { added, changed, same, left } = planImport(
      [shop],
      entries({ url: 'ws://new/' }, { url: 'ws://red/', color: 3 }),
    );
    expect(added).toEqual([
      { id: 'new-0', name: '', url: 'ws://new/', color: 0 },
      { id: 'new-1', name: '', url: 'ws://red/', color: 3 },
    ]);
    expect({ changed, same, left }).toEqual({ changed: [], same: 0, left: 0 });
  });

  it('changes a profile of the same address and name by what the entry says, and keeps the rest', () => {
    const { added, changed } = planImport([shop, worker], entries({ url: 'ws://shop/', name: 'Shop', group: 'Front' }));
    expect(added).toEqual([]);
    expect(changed).toEqual([{ ...shop, group: 'Front' }]);
  });

  it('adds a second profile of an address under another name', () => {
    expect(planImport([shop], entries({ url: 'ws://shop/', name: 'Copy' })).added).toMatchObject([{ name: 'Copy' }]);
  });

  it('takes an entry without a name for the profile of its address', () => {
    const plan = planImport([shop], entries({ url: 'ws://shop/' }, { url: 'ws://shop/', name: '', color: 5 }));
    expect(plan).toMatchObject({ added: [], changed: [{ name: 'Shop', color: 5 }], same: 1 });
  });

  it('counts what says nothing new', () => {
    expect(planImport([shop], entries(shop, { url: 'ws://shop/' }))).toMatchObject({ added: [], changed: [], same: 2 });
  });

  it('leaves out what there is no room for, and still changes what is there', () => {
    const full = Array.from({ length: MAX_PROFILES - 1 }, (_, index) => ({
      ...worker,
      id: `${index}`,
      url: `ws://${index}/`,
    }));
    const plan = planImport(full, entries({ url: 'ws://x/' }, { url: 'ws://y/' }, { url: 'ws://7/', color: 4 }));
    expect(plan).toMatchObject({ added: [{ url: 'ws://x/' }], changed: [{ id: '7', color: 4 }], left: 1 });
  });
});

it('gives the same however often it is applied', () => {
  const change = importing(entries({ url: 'ws://new/' }, { url: 'ws://shop/', name: 'Shop', color: 5 }));
  const once = change([shop]);
  expect(once).toMatchObject([{ id: 'a', color: 5 }, { id: 'new-0' }]);
  expect(change([shop, worker])).toMatchObject([{ id: 'a', color: 5 }, { id: 'b' }, { id: 'new-0' }]);
  expect(change(once)).toEqual(once);
});
