import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { createPreferences } from './preferences.ts';

async function open(store: MemoryStore) {
  const preferences = createPreferences(store);
  onTestFinished(preferences.dispose);
  await vi.waitFor(() => expect(preferences.loaded.value).toBe(true));
  return preferences;
}

const DEFAULTS = { windowMs: 300_000, shownId: undefined, foldedGroups: new Set(), series: new Map() };

async function read(store: MemoryStore) {
  const { windowMs, shownId, foldedGroups, series } = await open(store);
  return {
    windowMs: windowMs.value,
    shownId: shownId.value,
    foldedGroups: foldedGroups.value,
    series: series.value,
  };
}

describe('createPreferences', () => {
  it('starts with five minutes, everything unfolded, nothing chosen, and writes nothing of that', async () => {
    const store = createMemoryStore();
    expect(await read(store)).toEqual(DEFAULTS);
    expect(store.values.size).toBe(0);
  });

  it('keeps what is chosen', async () => {
    const store = createMemoryStore();
    const preferences = await open(store);
    preferences.windowMs.value = 37_500;
    preferences.shownId.value = '__proto__';
    preferences.foldedGroups.value = new Set(['gc']);
    preferences.series.value = new Map([
      ['__proto__', false],
      ['used', true],
    ]);
    await vi.waitFor(async () =>
      expect(await read(store)).toEqual({
        windowMs: 37_500,
        shownId: '__proto__',
        foldedGroups: new Set(['gc']),
        series: new Map([
          ['__proto__', false],
          ['used', true],
        ]),
      }),
    );
  });

  it.each([
    null,
    'garbage',
    [],
    { windowMs: 999 },
    { windowMs: 86_400_001 },
    { windowMs: Number.NaN },
    { windowMs: 7, shownId: 7, foldedGroups: 'gc', series: { used: true } },
    {
      windowMs: '60000',
      shownId: null,
      foldedGroups: [1, {}],
      series: [['used'], 'used', [1, true], ['used', 1], null],
    },
  ])('leaves at its default what it cannot read: %j', async (stored) => {
    expect(await read(createMemoryStore({ preferences: stored }))).toEqual(DEFAULTS);
  });

  it('says so where storage holds something else altogether, and nothing where it holds nothing', async () => {
    expect((await open(createMemoryStore({ preferences: 'garbage' }))).notice.value).toContain('could not be read');
    expect((await open(createMemoryStore())).notice.value).toBeUndefined();
    expect((await open(createMemoryStore({ preferences: {} }))).notice.value).toBeUndefined();
  });

  it('goes on when storage refuses', async () => {
    const store = createMemoryStore({ preferences: { windowMs: 60_000 } });
    store.refuse = { get: true, set: true };
    const preferences = await open(store);
    preferences.windowMs.value = 900_000;
    await Promise.resolve();
    expect(preferences.windowMs.value).toBe(900_000);
  });
});
