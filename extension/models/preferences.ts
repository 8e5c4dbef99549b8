import { effect, type Signal, signal, untracked } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { createLatestWriter } from './latest-writer.ts';
import { isRecord } from './record.ts';
import { LONGEST_WINDOW_MS, SHORTEST_WINDOW_MS } from './timeline.ts';

/** What a person has set once and expects to find again. */
export interface Preferences {
  /** How much time the live view shows, from a second to a day. */
  windowMs: Signal<number>;
  /** The profile that was on screen last. */
  shownId: Signal<string | undefined>;
  /** Ids of the groups of charts that are folded away. */
  foldedGroups: Signal<ReadonlySet<string>>;
  /** Series whose visibility differs from what the chart starts with: id → visible. */
  series: Signal<ReadonlyMap<string, boolean>>;
  loaded: Signal<boolean>;
  /** A sentence for the person where what storage held could not be used, until dismissed. */
  notice: Signal<string | undefined>;
  dispose(): void;
}

const KEY = 'preferences';
/** The live windows that have a button. */
export const WINDOWS_MS = [60_000, 300_000, 900_000, 3_600_000] as const;
const MAX_ENTRIES = 2000;

/** Reads them once and writes every change after that. What cannot be read is left at its default. */
export function createPreferences(store: KeyValueStore): Preferences {
  const windowMs = signal<number>(WINDOWS_MS[1]);
  const shownId = signal<string>();
  const foldedGroups = signal<ReadonlySet<string>>(new Set());
  const series = signal<ReadonlyMap<string, boolean>>(new Map());
  const loaded = signal(false);
  const notice = signal<string>();

  async function load(): Promise<void> {
    const stored = await store.get(KEY).catch(() => undefined);
    if (stored !== undefined && !isRecord(stored)) {
      notice.value = 'The saved settings of the view could not be read; it starts with the usual ones.';
    }
    if (isRecord(stored)) {
      const { windowMs: window, shownId: shown, foldedGroups: folded, series: visible } = stored;
      if (isWindow(window)) windowMs.value = window;
      if (typeof shown === 'string') shownId.value = shown;
      if (Array.isArray(folded)) foldedGroups.value = new Set(folded.filter((group) => typeof group === 'string'));
      if (Array.isArray(visible)) series.value = new Map(visible.filter(isVisibility));
    }
    loaded.value = true;
  }

  const write = createLatestWriter(store, KEY);
  const stop = effect(() => {
    const record = {
      windowMs: windowMs.value,
      shownId: shownId.value,
      foldedGroups: [...foldedGroups.value].slice(-MAX_ENTRIES),
      series: [...series.value].slice(-MAX_ENTRIES),
    };
    if (untracked(() => loaded.value)) write(record);
  });
  void load();
  return { windowMs, shownId, foldedGroups, series, loaded, notice, dispose: stop };
}

function isWindow(value: unknown): value is number {
  return typeof value === 'number' && value >= SHORTEST_WINDOW_MS && value <= LONGEST_WINDOW_MS;
}

function isVisibility(entry: unknown): entry is [string, boolean] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'boolean';
}
