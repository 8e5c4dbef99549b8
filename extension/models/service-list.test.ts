import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import type { Entry } from './entries.ts';
import type { Profile } from './profile.ts';
import { createService } from './service.ts';
import { createServiceList } from './service-list.ts';

function entryOf(id: string, more: Partial<Profile> = {}): Entry {
  const profile: Profile = { id, name: '', url: `ws://127.0.0.1:7575/${id}`, color: 0, ...more };
  return { id, label: id, color: 0, service: createService(createFakeSource().source), profile };
}

function openList(all: Entry[], store = createMemoryStore()) {
  const entries = signal<readonly Entry[]>(all);
  const list = createServiceList(entries, store);
  return { entries, list, store };
}

const ten = Array.from({ length: 10 }, (_, index) => entryOf(`service-${index}`));
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe('createServiceList', () => {
  it('leaves out of what is visible what a heading hides, and remembers it', async () => {
    const all = [entryOf('a'), entryOf('b', { group: 'Shop' }), entryOf('c', { group: 'Shop' })];
    const { list, store } = openList(all);
    expect(idsOf(list.visible.value)).toEqual(['a', 'b', 'c']);
    list.toggle('group:Shop');
    expect(idsOf(list.visible.value)).toEqual(['a']);
    expect(list.sections.value).toHaveLength(2);
    await vi.waitFor(() => expect(store.values.get('service-list')).toEqual({ folded: ['group:Shop'] }));

    const next = openList(all, store);
    await vi.waitFor(() => expect(idsOf(next.list.visible.value)).toEqual(['a']));
    next.list.toggle('group:Shop');
    expect(idsOf(next.list.visible.value)).toEqual(['a', 'b', 'c']);
  });

  it.each(['garbage', { folded: 7 }, { folded: [7, null] }])('starts unfolded where %j is stored', async (stored) => {
    const { list, store } = openList([entryOf('a')], createMemoryStore({ 'service-list': stored }));
    list.toggle('group:Shop');
    await vi.waitFor(() => expect(store.values.get('service-list')).toEqual({ folded: ['group:Shop'] }));
  });

  it('filters only where there are many', () => {
    const { list, entries } = openList(ten.slice(0, 8));
    list.filter.value = 'nothing of the kind';
    expect(list.isLong.value).toBe(false);
    expect(list.visible.value).toHaveLength(8);
    entries.value = ten;
    expect(list.isLong.value).toBe(true);
    expect(list.visible.value).toEqual([]);
    expect(list.sections.value).toEqual([]);
    expect(list.all.value).toHaveLength(1);
  });

  it('finds words in name, service, address and group, also under a folded heading', () => {
    const all = [
      ...ten,
      entryOf('x', { service: 'Checkout', group: 'Shop' }),
      entryOf('y', { url: 'wss://shop.example/debug/procscope' }),
    ];
    const { list } = openList(all);
    list.toggle('group:Shop');
    const found = (filter: string) => {
      list.filter.value = filter;
      return idsOf(list.visible.value);
    };
    expect(found('SERVICE-3')).toEqual(['service-3']);
    expect(found('check')).toEqual(['x']);
    expect(found('shop')).toEqual(['y', 'x']);
    expect(found('shop checkout')).toEqual(['x']);
    expect(found('127.0.0.1 checkout')).toEqual(['x']);
    expect(found('  ')).toEqual(idsOf([...ten, ...all.slice(-1)]));
  });
});
