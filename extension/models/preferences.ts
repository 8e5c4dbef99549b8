import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { createLatestWriter } from './latest-writer.ts';
import { isRecord } from './record.ts';

/** What a person has set once, whichever service is shown, and expects to find again. */
export interface Preferences {
  /** The entry that was on screen last. */
  shownId: Signal<string | undefined>;
  loaded: Signal<boolean>;
  /** A sentence for the person where what storage held could not be used, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  dismissNotice(): void;
  dispose(): void;
}

const KEY = 'preferences';

/** Reads them once and writes every change after that. What cannot be read is left at its default. */
export function createPreferences(store: KeyValueStore): Preferences {
  const shownId = signal<string>();
  const loaded = signal(false);
  const notice = signal<string>();

  function dismissNotice(): void {
    notice.value = undefined;
  }

  async function load(): Promise<void> {
    const stored = await store.get(KEY).catch(() => undefined);
    if (stored !== undefined && !isRecord(stored)) {
      notice.value = 'The saved settings of the view could not be read; it starts with the usual ones.';
    }
    if (isRecord(stored) && typeof stored.shownId === 'string') shownId.value = stored.shownId;
    loaded.value = true;
  }

  const write = createLatestWriter(store, KEY);
  const stop = effect(() => {
    const record = { shownId: shownId.value };
    if (untracked(() => loaded.value)) write(record);
  });
  void load();
  return { shownId, loaded, notice, dismissNotice, dispose: stop };
}
