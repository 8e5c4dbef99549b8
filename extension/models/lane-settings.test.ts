import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createLaneSettings } from './lane-settings.ts';

it('leaves it to the height of the panel whether the lane is there, until the person chooses', async () => {
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

it.each([null, 'garbage', { open: 1 }])('leaves it at that where it cannot read %j', async (stored) => {
  const settings = createLaneSettings(createMemoryStore({ lane: stored }), signal(false));
  await Promise.resolve();
  expect(settings.isOpen.value).toBe(true);
});

it('goes on when storage refuses', async () => {
  const store = createMemoryStore();
  store.refuse = { get: true, set: true };
  const settings = createLaneSettings(store, signal(false));
  settings.toggle();
  await Promise.resolve();
  expect(settings.isOpen.value).toBe(false);
});
