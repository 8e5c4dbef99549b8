import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { createLatestWriter } from './latest-writer.ts';
import { isMarkerKind, MARKER_KINDS, type MarkerKind } from './marker-kinds.ts';
import { isRecord } from './record.ts';

/** How a person wants the time axis to be shown. */
export interface TimeSettings {
  /** The kinds of events that are not marked, listed or told of. */
  hidden: ReadonlySignal<ReadonlySet<MarkerKind>>;
  /** Shows or hides a kind. */
  toggle(kind: MarkerKind): void;
  /** Whether the minimap is there; `undefined` leaves it to the height of the panel. */
  minimap: Signal<boolean | undefined>;
  loaded: ReadonlySignal<boolean>;
  dispose(): void;
}

const KEY = 'time';

/** Reads them once and writes every change after that. What cannot be read is left at its default. */
export function createTimeSettings(store: KeyValueStore): TimeSettings {
  const hidden = signal<ReadonlySet<MarkerKind>>(new Set());
  const minimap = signal<boolean>();
  const loaded = signal(false);
  const write = createLatestWriter(store, KEY);

  async function load(): Promise<void> {
    const stored = await store.get(KEY).catch(() => undefined);
    if (isRecord(stored)) {
      if (Array.isArray(stored.hidden)) hidden.value = new Set(stored.hidden.filter(isMarkerKind));
      if (typeof stored.minimap === 'boolean') minimap.value = stored.minimap;
    }
    loaded.value = true;
  }

  const stop = effect(() => {
    const record = {
      hidden: MARKER_KINDS.filter((kind) => hidden.value.has(kind)),
      ...(minimap.value === undefined ? {} : { minimap: minimap.value }),
    };
    if (untracked(() => loaded.value)) write(record);
  });
  void load();

  return {
    hidden,
    toggle(kind) {
      const next = new Set(hidden.value);
      if (!next.delete(kind)) next.add(kind);
      hidden.value = next;
    },
    minimap,
    loaded,
    dispose: stop,
  };
}
