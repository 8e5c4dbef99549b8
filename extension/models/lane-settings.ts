import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { createLatestWriter } from './latest-writer.ts';
import { isRecord } from './record.ts';

/** What is told of the requests of the page: each on the time axis, or how long those of each route took. */
export const REQUEST_TABS = ['requests', 'routes'] as const;
export type RequestTab = (typeof REQUEST_TABS)[number];

/** Whether the requests of the page are there, and as what. */
export interface LaneSettings {
  isOpen: ReadonlySignal<boolean>;
  /** Opens or closes the place under the charts where they stand, which is remembered. */
  toggle(): void;
  tab: ReadonlySignal<RequestTab>;
  /** Shows one of the tabs, which is remembered. */
  show(tab: RequestTab): void;
}

const KEY = 'lane';

/** Until the person has chosen, the requests are there unless the panel is too low for them, and stand in the lane. */
export function createLaneSettings(store: KeyValueStore, isLow: ReadonlySignal<boolean>): LaneSettings {
  const open = signal<boolean>();
  const tab = signal<RequestTab>();
  const isOpen = computed(() => open.value ?? !isLow.value);
  const write = createLatestWriter(store, KEY);

  async function load(): Promise<void> {
    const stored = await store.get(KEY).catch(() => undefined);
    if (!isRecord(stored)) return;
    if (typeof stored.open === 'boolean') open.value ??= stored.open;
    if (isRequestTab(stored.tab)) tab.value ??= stored.tab;
  }
  const loaded = load();

  /** What was chosen in an earlier session stays, also where the person is faster than storage. */
  async function save(): Promise<void> {
    await loaded;
    write({ open: open.value, tab: tab.value });
  }

  return {
    isOpen,
    toggle() {
      open.value = !isOpen.value;
      void save();
    },
    tab: computed(() => tab.value ?? 'requests'),
    show(next) {
      tab.value = next;
      void save();
    },
  };
}

/** The tab to which a key leads from another; none where it leads nowhere. */
export function tabByKey(from: RequestTab, key: string): RequestTab | undefined {
  const index = REQUEST_TABS.indexOf(from);
  const steps = new Map([
    ['ArrowRight', index + 1],
    ['ArrowLeft', index - 1],
    ['Home', 0],
    ['End', -1],
  ]);
  const next = steps.get(key);
  return next === undefined ? undefined : REQUEST_TABS.at(next % REQUEST_TABS.length);
}

const isRequestTab = (value: unknown): value is RequestTab => REQUEST_TABS.some((tab) => tab === value);
