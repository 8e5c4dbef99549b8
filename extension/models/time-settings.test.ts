import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { createTimeSettings } from './time-settings.ts';

async function open(store: MemoryStore) {
  const settings = createTimeSettings(store);
  onTestFinished(settings.dispose);
  await vi.waitFor(() => expect(settings.loaded.value).toBe(true));
  return settings;
}

describe('createTimeSettings', () => {
  it('starts with every kind shown, and writes nothing of that', async () => {
    const store = createMemoryStore();
    const settings = await open(store);
    expect(settings.hidden.value).toEqual(new Set());
    expect(settings.minimap.value).toBeUndefined();
    expect(store.values.size).toBe(0);
  });

  it('keeps what is hidden and shown', async () => {
    const store = createMemoryStore();
    const settings = await open(store);
    settings.toggle('gc');
    settings.toggle('stall');
    settings.toggle('gc');
    settings.minimap.value = false;
    await vi.waitFor(async () => {
      const again = await open(store);
      expect(again.hidden.value).toEqual(new Set(['stall']));
      expect(again.minimap.value).toBe(false);
    });
  });

  it.each([null, 'garbage', [], { hidden: 'gc', minimap: 1 }, { hidden: [1, {}, 'nothing'], minimap: null }])(
    'leaves at its default what it cannot read: %j',
    async (stored) => {
      const settings = await open(createMemoryStore({ time: stored }));
      expect(settings.hidden.value).toEqual(new Set());
      expect(settings.minimap.value).toBeUndefined();
    },
  );

  it('goes on when storage refuses', async () => {
    const store = createMemoryStore();
    store.refuse = { get: true, set: true };
    const settings = await open(store);
    settings.toggle('mark');
    await Promise.resolve();
    expect(settings.hidden.value).toEqual(new Set(['mark']));
  });
});
