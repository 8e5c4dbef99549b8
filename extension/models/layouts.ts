import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Exclusive } from '../browser/queue.ts';
import type { KeyValueStore } from '../browser/storage.ts';
import {
  type Arrangement,
  isSameArrangement,
  type Layout,
  type LayoutChoices,
  pickFields,
  USUAL_LAYOUT,
} from './layout.ts';
import { readFormerPreferences, readLayouts, type StoredLayouts, writeLayouts } from './stored-layout.ts';
import type { Writable } from './writable.ts';

/** The layouts of all services, kept in storage and in step with the other open panels. */
export interface Layouts {
  /** That of the service on screen. */
  shown: ReadonlySignal<Layout>;
  /** What of it decides which charts stand where: the same object until something of that changes. */
  arrangement: ReadonlySignal<Arrangement>;
  /** Changes the shown layout. Returns the way to put back what is changed, also when another service is shown. */
  change(choices: LayoutChoices): () => void;
  /** The shown layout's live window. */
  windowMs: Writable<number>;
  /** The shown layout's choice of series. */
  series: Writable<Layout['series']>;
  /** Drops the layout of a service that is gone for good. */
  forget(id: string): void;
  loaded: ReadonlySignal<boolean>;
  /** A sentence for the person where what storage held could not be used, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  dismissNotice(): void;
  dispose(): void;
}

const KEY = 'layouts';
const FORMER_KEY = 'preferences';

/**
 * `shownId` names the layout that is shown: an id for each entry in the list of services. `exclusively` keeps the other
 * panels from writing between a reading and a writing of this one.
 */
export function createLayouts(
  store: KeyValueStore,
  shownId: ReadonlySignal<string | undefined>,
  exclusively: Exclusive,
): Layouts {
  const common = signal<LayoutChoices>({});
  const all = signal<ReadonlyMap<string, LayoutChoices>>(new Map());
  const loaded = signal(false);
  const notice = signal<string>();
  /** Ids whose layout here is newer than in storage. */
  const unsaved = new Set<string>();
  /** Whether a write has been asked for and has not begun. */
  let isWaiting = false;

  const shown = computed((): Layout => ({ ...USUAL_LAYOUT, ...common.value, ...all.value.get(shownId.value ?? '') }));

  /** Takes over what storage holds, except what is newer here. An equal record, such as our own echo, is no change. */
  function take(stored: StoredLayouts): void {
    const { common: former, layouts } = stored;
    for (const id of unsaved) {
      const own = all.peek().get(id);
      layouts.delete(id);
      if (own) layouts.set(id, own);
    }
    if (textOf(former, layouts) === textOf(common.peek(), all.peek())) return;
    batch(() => {
      common.value = former;
      all.value = layouts;
    });
  }

  const write = () => store.set(KEY, writeLayouts(common.peek(), all.peek()));

  /** Not where another panel, opened at the same time, has done so already. */
  async function writeFirst(): Promise<void> {
    if ((await store.get(KEY)) === undefined) await write();
  }

  async function load(): Promise<void> {
    const ask = (key: string) => store.get(key).catch(() => undefined);
    const [stored, former] = await Promise.all([ask(KEY), ask(FORMER_KEY)]);
    const read = readLayouts(stored);
    take(read);
    if (read.damaged > 0) {
      notice.value = `Of the saved layouts ${read.damaged} could not be read as a whole; what is missing is as usual.`;
    }
    if (stored === undefined) {
      common.value = readFormerPreferences(former);
      // At once, since what stands under the former key is written over with the next choice of a service.
      if (Object.keys(common.value).length > 0) await exclusively(writeFirst).catch(() => {});
    }
    loaded.value = true;
    await save();
  }

  /** Another panel may have written since; only what was changed here is put into what it wrote. */
  async function merge(): Promise<void> {
    isWaiting = false;
    const stored = readLayouts(await store.get(KEY));
    if (stored.damaged === 0) take(stored);
    const written = [...unsaved].map((id) => [id, all.peek().get(id)] as const);
    if (written.length > 0) await write();
    for (const [id, choices] of written) if (all.peek().get(id) === choices) unsaved.delete(id);
  }

  /** Writes what has changed, once for all changes that come while a write is on its way. */
  async function save(): Promise<void> {
    if (isWaiting || !loaded.peek() || unsaved.size === 0) return;
    isWaiting = true;
    // A layout that cannot be saved is not worth a message; the next change tries again.
    const ignore = () => {};
    // At once, since DevTools may be closed next. What another panel wrote in this moment, it merges in again.
    write().catch(ignore);
    await exclusively(merge).catch(ignore);
  }

  function set(id: string, choices: LayoutChoices | undefined): void {
    const next = new Map(all.peek());
    // The one that was changed last stands last, so that the oldest go where there are too many.
    next.delete(id);
    if (choices) next.set(id, choices);
    unsaved.add(id);
    all.value = next;
    void save();
  }

  function change(choices: LayoutChoices): () => void {
    const id = shownId.peek();
    if (id === undefined) return () => {};
    const former = pickFields(shown.peek(), choices);
    set(id, { ...all.peek().get(id), ...choices });
    return () => set(id, { ...all.peek().get(id), ...former });
  }

  const unwatch = store.watch(KEY, (value) => {
    const stored = readLayouts(value);
    if (stored.damaged === 0) take(stored);
  });
  void load();

  const windowMs = computed(() => shown.value.windowMs);
  const series = computed(() => shown.value.series);
  let last: Arrangement = USUAL_LAYOUT;
  const arrangement = computed(() => {
    // A window that is scaled step by step must not draw all charts' cards anew.
    if (!isSameArrangement(last, shown.value)) last = shown.value;
    return last;
  });
  return {
    shown,
    arrangement,
    change,
    windowMs: {
      get value() {
        return windowMs.value;
      },
      set value(next) {
        change({ windowMs: next });
      },
    },
    series: {
      get value() {
        return series.value;
      },
      set value(next) {
        change({ series: next });
      },
    },
    forget: (id) => set(id, undefined),
    loaded,
    notice,
    dismissNotice() {
      notice.value = undefined;
    },
    dispose: unwatch,
  };
}

const textOf = (common: LayoutChoices, layouts: ReadonlyMap<string, LayoutChoices>) =>
  JSON.stringify(writeLayouts(common, layouts));
