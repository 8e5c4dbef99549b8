import { signal } from '@preact/signals';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createQueue } from '../browser/queue.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { forgetLayouts } from './forget-layouts.ts';
import { createLayouts } from './layouts.ts';
import { createProfiles } from './profiles.ts';

async function open() {
  const store = createMemoryStore();
  const profiles = createProfiles(store);
  const layouts = createLayouts(store, signal('none'), createQueue());
  const forget = vi.spyOn(layouts, 'forget');
  const stop = forgetLayouts(profiles, layouts);
  onTestFinished(() => {
    stop();
    profiles.dispose();
    layouts.dispose();
  });
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  const first = profiles.add({ url: 'ws://127.0.0.1:1/' });
  const second = profiles.add({ url: 'ws://127.0.0.1:2/' });
  return { profiles, forget, first, second };
}

it('forgets the layouts of removed profiles once that cannot be undone', async () => {
  const { profiles, forget, first, second } = await open();
  profiles.remove(first.id);
  profiles.remove(second.id);
  await Promise.resolve();
  expect(forget).not.toHaveBeenCalled();
  profiles.forgetUndo();
  await Promise.resolve();
  expect(forget.mock.calls).toEqual([[first.id], [second.id]]);
});

it('keeps that of one that is put back', async () => {
  const { profiles, forget, first } = await open();
  profiles.remove(first.id);
  profiles.undo();
  profiles.forgetUndo();
  await Promise.resolve();
  expect(forget).not.toHaveBeenCalled();
});
