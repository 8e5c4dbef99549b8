import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createLaneSettings, tabByKey } from './lane-settings.ts';

describe('createLaneSettings', () => {
  it('leaves it to the height of the panel whether the requests are there, until the person chooses', async () => {
    const store = createMemoryStore();
    const isLow = signal(false);
    const settings = createLaneSettings(store, isLow);
    expect(settings.isOpen.value).toBe(true);
    isLow.value = true;
    expect(settings.isOpen.value).toBe(false);
    settings.toggle();
    expect(settings.isOpen.value).toBe(true);
    isLow.value = false;
    expect(settings.isOpen.value).toBe(true);

    await vi.waitFor(() => expect(store.values.size).toBe(1));
    const again = createLaneSettings(store, signal(true));
    await vi.waitFor(() => expect(again.isOpen.value).toBe(true));
  });

  it('remembers the tab, and leaves it at that whether the requests are there', async () => {
    const store = createMemoryStore();
    const settings = createLaneSettings(store, signal(false));
    expect(settings.tab.value).toBe('requests');
    settings.show('routes');
    expect(settings.tab.value).toBe('routes');

    await vi.waitFor(() => expect(store.values.size).toBe(1));
    const again = createLaneSettings(store, signal(true));
    await vi.waitFor(() => expect(again.tab.value).toBe('routes'));
    expect(again.isOpen.value).toBe(false);
  });

  it('keeps what was chosen earlier where the person is faster than storage', async () => {
    const store = createMemoryStore({ lane: { open: false, tab: 'routes' } });
    createLaneSettings(store, signal(true)).toggle();
    await vi.waitFor(() => expect(store.values.get('lane')).toEqual({ open: true, tab: 'routes' }));
  });

  it.each([null, 'garbage', { open: 1, tab: 'elsewhere' }, { tab: ['routes'] }])(
    'leaves it at that where it cannot read %j',
    async (stored) => {
      const store = createMemoryStore({ lane: stored });
      const read = vi.spyOn(store, 'get');
      const settings = createLaneSettings(store, signal(false));
      await read.mock.results[0]?.value;
      await Promise.resolve();
      expect(settings.isOpen.value).toBe(true);
      expect(settings.tab.value).toBe('requests');
    },
  );

  it('goes on when storage refuses', async () => {
    const store = createMemoryStore();
    store.refuse = { get: true, set: true };
    const settings = createLaneSettings(store, signal(false));
    settings.toggle();
    settings.show('routes');
    await Promise.resolve();
    expect(settings.isOpen.value).toBe(false);
    expect(settings.tab.value).toBe('routes');
  });
});

describe('tabByKey', () => {
  it('leads from one to the other, and round', () => {
    expect(tabByKey('requests', 'ArrowRight')).toBe('routes');
    expect(tabByKey('routes', 'ArrowRight')).toBe('requests');
    expect(tabByKey('requests', 'ArrowLeft')).toBe('routes');
    expect(tabByKey('routes', 'Home')).toBe('requests');
    expect(tabByKey('requests', 'End')).toBe('routes');
  });

  it.each(['ArrowDown', 'Enter', 'n', 'toString'])('leads nowhere by %s', (key) => {
    expect(tabByKey('requests', key)).toBeUndefined();
  });
});
