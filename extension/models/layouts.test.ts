import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createQueue } from '../browser/queue.ts';
import { createMemoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { USUAL_LAYOUT } from './layout.ts';
import { createLayouts } from './layouts.ts';

/** All panels of a test wait for each other, as those of a browser do. */
const exclusively = createQueue();

async function open(store: MemoryStore, id: string | undefined = 'one') {
  const shownId = signal<string | undefined>(id);
  const layouts = createLayouts(store, shownId, exclusively);
  onTestFinished(layouts.dispose);
  await vi.waitFor(() => expect(layouts.loaded.value).toBe(true));
  return { layouts, shownId };
}

/** What a panel that is opened later finds of a service. */
async function found(store: MemoryStore, id: string) {
  const { layouts } = await open(store, id);
  return layouts.shown.value;
}

describe('createLayouts', () => {
  it('starts as usual, and writes nothing of that', async () => {
    const store = createMemoryStore();
    expect(await found(store, 'one')).toEqual(USUAL_LAYOUT);
    expect(store.values.size).toBe(0);
  });

  it('keeps a layout for each service', async () => {
    const store = createMemoryStore();
    const { layouts, shownId } = await open(store);
    layouts.windowMs.value = 60_000;
    layouts.series.value = new Map([['used', false]]);
    shownId.value = 'two';
    expect(layouts.shown.value).toEqual(USUAL_LAYOUT);
    layouts.change({ theme: 'dark', hidden: ['cpu'] });
    await vi.waitFor(async () => {
      expect(await found(store, 'one')).toEqual({
        ...USUAL_LAYOUT,
        windowMs: 60_000,
        series: new Map([['used', false]]),
      });
      expect(await found(store, 'two')).toEqual({ ...USUAL_LAYOUT, theme: 'dark', hidden: ['cpu'] });
    });
  });

  it('puts back what was changed, and only that, also when another service is shown', async () => {
    const { layouts, shownId } = await open(createMemoryStore());
    layouts.change({ hidden: ['a'] });
    const undo = layouts.change({ hidden: ['a', 'b'], pinned: [] });
    layouts.change({ theme: 'dark' });
    shownId.value = 'two';
    undo();
    expect(layouts.shown.value).toEqual(USUAL_LAYOUT);
    shownId.value = 'one';
    expect(layouts.shown.value).toEqual({ ...USUAL_LAYOUT, theme: 'dark', hidden: ['a'] });
  });

  it('has the same arrangement until a chart is to stand elsewhere', async () => {
    const { layouts } = await open(createMemoryStore());
    const { value: before } = layouts.arrangement;
    layouts.windowMs.value = 60_000;
    layouts.series.value = new Map([['used', false]]);
    expect(layouts.arrangement.value).toBe(before);
    layouts.change({ hidden: ['a'] });
    expect(layouts.arrangement.value).toMatchObject({ hidden: ['a'] });
  });

  it('changes nothing where no service is shown', async () => {
    const store = createMemoryStore();
    const shownId = signal<string | undefined>(undefined);
    const layouts = createLayouts(store, shownId, exclusively);
    onTestFinished(layouts.dispose);
    layouts.change({ theme: 'dark' })();
    expect(layouts.shown.value).toEqual(USUAL_LAYOUT);
  });

  it('takes over what was kept for all services before, for each of them, and keeps it', async () => {
    const former = { windowMs: 900_000, shownId: 'one', foldedGroups: ['gc'], series: [['used', false]] };
    const store = createMemoryStore({ preferences: former });
    const expected = { ...USUAL_LAYOUT, windowMs: 900_000, folded: ['gc'], series: new Map([['used', false]]) };
    expect(await found(store, 'one')).toEqual(expected);
    await store.set('preferences', { shownId: 'two' });
    expect(await found(store, 'two')).toEqual(expected);
    const { layouts } = await open(store, 'two');
    layouts.change({ folded: [] });
    await vi.waitFor(async () => expect(await found(store, 'two')).toEqual({ ...expected, folded: [] }));
    expect(await found(store, 'one')).toEqual(expected);
  });

  it('says once what could not be read, and keeps the rest', async () => {
    const store = createMemoryStore({ layouts: { version: 1, layouts: [null, ['one', { theme: 'dark' }]] } });
    const { layouts } = await open(store);
    expect(layouts.notice.value).toContain('1 could not be read');
    expect(layouts.shown.value.theme).toBe('dark');
    layouts.change({ theme: 'light' });
    await vi.waitFor(async () => expect((await open(store)).layouts.notice.value).toBeUndefined());
    expect(await found(store, 'one')).toEqual({ ...USUAL_LAYOUT, theme: 'light' });
  });

  it('keeps what is changed before storage has been read', async () => {
    const store = createMemoryStore({
      layouts: {
        version: 1,
        layouts: [
          ['one', { theme: 'dark' }],
          ['two', {}],
        ],
      },
    });
    const layouts = createLayouts(store, signal('one'), exclusively);
    onTestFinished(layouts.dispose);
    layouts.change({ windowMs: 60_000 });
    await vi.waitFor(async () => expect((await found(store, 'one')).windowMs).toBe(60_000));
  });

  it('follows another panel, and loses nothing of what both change at once', async () => {
    const store = createMemoryStore();
    const first = await open(store, 'one');
    const second = await open(store, 'two');
    first.layouts.change({ theme: 'dark' });
    second.layouts.change({ theme: 'light' });
    second.shownId.value = 'one';
    await vi.waitFor(() => expect(second.layouts.shown.value.theme).toBe('dark'));
    expect((await found(store, 'two')).theme).toBe('light');
    expect((await found(store, 'one')).theme).toBe('dark');
  });

  it('does not take its own echo for a change', async () => {
    const store = createMemoryStore();
    const { layouts } = await open(store);
    const echo = vi.fn();
    store.watch('layouts', echo);
    layouts.change({ hidden: ['a'] });
    const { hidden } = layouts.shown.value;
    await vi.waitFor(() => expect(echo).toHaveBeenCalled());
    expect(layouts.shown.value.hidden).toBe(hidden);
  });

  it('forgets a layout', async () => {
    const store = createMemoryStore({ layouts: { version: 1, layouts: [['one', { theme: 'dark' }]] } });
    const { layouts } = await open(store);
    layouts.forget('one');
    expect(layouts.shown.value).toEqual(USUAL_LAYOUT);
    await vi.waitFor(async () => expect(await found(store, 'one')).toEqual(USUAL_LAYOUT));
  });

  it('goes on when storage refuses, and saves with the next change', async () => {
    const store = createMemoryStore();
    store.refuse = { get: true, set: true };
    const { layouts } = await open(store);
    layouts.change({ theme: 'dark' });
    expect(layouts.shown.value.theme).toBe('dark');
    await vi.waitFor(() => Promise.resolve());
    store.refuse = {};
    layouts.change({ hidden: ['a'] });
    await vi.waitFor(async () =>
      expect(await found(store, 'one')).toEqual({ ...USUAL_LAYOUT, theme: 'dark', hidden: ['a'] }),
    );
  });
});
