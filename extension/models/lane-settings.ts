import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { isRecord } from './record.ts';

/** Whether the lane of requests is there. */
export interface LaneSettings {
  isOpen: ReadonlySignal<boolean>;
  /** Opens or closes it, which is remembered. */
  toggle(): void;
}

const KEY = 'lane';

/** Until the person has chosen, the lane is there unless the panel is too low for it. */
export function createLaneSettings(store: KeyValueStore, isLow: ReadonlySignal<boolean>): LaneSettings {
  const chosen = signal<boolean>();
  const isOpen = computed(() => chosen.value ?? !isLow.value);

  async function load(): Promise<void> {
    const stored = await store.get(KEY).catch(() => undefined);
    if (isRecord(stored) && typeof stored.open === 'boolean') chosen.value ??= stored.open;
  }
  void load();

  return {
    isOpen,
    toggle() {
      chosen.value = !isOpen.value;
      // Not worth a message; the next change tries again.
      store.set(KEY, { open: chosen.value }).catch(() => {});
    },
  };
}
