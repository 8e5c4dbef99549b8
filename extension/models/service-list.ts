import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { displayAddress } from '../sources/address.ts';
import type { Entry } from './entries.ts';
import { isRecord } from './record.ts';
import { type Section, sectionsOf } from './service-groups.ts';

/** The list of services as it is on screen: under headings, some of them folded, by what the person looks for. */
export interface ServiceList {
  /** All of them, whatever is filtered and folded. */
  all: ReadonlySignal<readonly Section<Entry>[]>;
  /** What the filter leaves. */
  sections: ReadonlySignal<readonly Section<Entry>[]>;
  /** What the filter leaves and no heading hides, in the order of the list: the number keys follow it. */
  visible: ReadonlySignal<readonly Entry[]>;
  /** Words, each of which must be in a service's name, address or group. */
  filter: Signal<string>;
  /** True where there are so many that a filter helps. Without it, none applies. */
  isLong: ReadonlySignal<boolean>;
  /** Keys of the sections that are folded; while a filter applies, none is. */
  folded: ReadonlySignal<ReadonlySet<string>>;
  toggle(key: string): void;
}

const KEY = 'service-list';
/** As many fit into the list of a small window. */
const MAX_WITHOUT_FILTER = 8;
const MAX_FOLDED = 200;
const NONE: ReadonlySet<string> = new Set();

export function createServiceList(entries: ReadonlySignal<readonly Entry[]>, store: KeyValueStore): ServiceList {
  const filter = signal('');
  const chosen = signal(NONE);
  const isLong = computed(() => entries.value.length > MAX_WITHOUT_FILTER);
  const words = computed(() => (isLong.value ? wordsOf(filter.value) : []));
  const all = computed(() => sectionsOf(entries.value));
  const sections = computed(() => {
    const wanted = words.value;
    if (wanted.length === 0) return all.value;
    const left = all.value.map((section) => ({
      ...section,
      members: section.members.filter((e) => isMatch(e, wanted)),
    }));
    return left.filter(({ members }) => members.length > 0);
  });
  const folded = computed(() => (words.value.length === 0 ? chosen.value : NONE));

  let isLoaded = false;

  async function load(): Promise<void> {
    const stored = await store.get(KEY).catch(() => undefined);
    const keys: unknown[] = isRecord(stored) && Array.isArray(stored.folded) ? stored.folded : [];
    const early = chosen.value;
    chosen.value = new Set([...keys.filter((key) => typeof key === 'string'), ...early]);
    isLoaded = true;
    if (early.size > 0) save();
  }

  /** What is folded is not worth a message; the next change tries again. */
  function save(): void {
    if (isLoaded) store.set(KEY, { folded: [...chosen.value].slice(-MAX_FOLDED) }).catch(() => {});
  }
  void load();

  return {
    all,
    sections,
    visible: computed(() => sections.value.flatMap(({ key, members }) => (folded.value.has(key) ? [] : members))),
    filter,
    isLong,
    folded,
    toggle(key) {
      const next = new Set(chosen.value);
      if (!next.delete(key)) next.add(key);
      chosen.value = next;
      save();
    },
  };
}

const wordsOf = (filter: string) => filter.toLowerCase().split(/\s+/).filter(Boolean);

function isMatch({ label, profile }: Entry, words: readonly string[]): boolean {
  const { service = '', url, group = '' } = profile ?? {};
  const text = [label, service, url ? displayAddress(url) : '', group].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
