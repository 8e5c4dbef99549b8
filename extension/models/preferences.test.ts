import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { createPreferences } from './preferences.ts';

async function open(store: MemoryStore) {
  const preferences = createPreferences(store);
  onTestFinished(preferences.dispose);
  await vi.waitFor(() => expect(preferences.loaded.value).toBe(true));
  return preferences;
}

const shownIn = async (store: MemoryStore) => (await open(store)).shownId.value;

describe('createPreferences', () => {
  it('starts with nothing chosen, and writes nothing of that', async () => {
    const store = createMemoryStore();
    expect(await shownIn(store)).toBeUndefined();
    expect(store.values.size).toBe(0);
  });

  it('keeps what is chosen', async () => {
    const store = createMemoryStore();
    const preferences = await open(store);
    preferences.shownId.value = '__proto__';
    await vi.waitFor(async () => expect(await shownIn(store)).toBe('__proto__'));
  });

  it.each([null, 'garbage', [], { shownId: 7 }, { shownId: null }])(
    'leaves at its default what it cannot read: %j',
    async (stored) => {
      expect(await shownIn(createMemoryStore({ preferences: stored }))).toBeUndefined();
    },
  );

  it('says so where storage holds something else altogether, and nothing where it holds nothing', async () => {
    expect((await open(createMemoryStore({ preferences: 'garbage' }))).notice.value).toContain('could not be read');
    expect((await open(createMemoryStore())).notice.value).toBeUndefined();
    expect((await open(createMemoryStore({ preferences: {} }))).notice.value).toBeUndefined();
  });

  it('goes on when storage refuses', async () => {
    const store = createMemoryStore({ preferences: { shownId: 'one' } });
    store.refuse = { get: true, set: true };
    const preferences = await open(store);
    preferences.shownId.value = 'two';
    await Promise.resolve();
    expect(preferences.shownId.value).toBe('two');
  });
});
