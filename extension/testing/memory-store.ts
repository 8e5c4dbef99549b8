import { createQueue } from '../browser/queue.ts';
import type { KeyValueStore } from '../browser/storage.ts';

/** A browser's storage in memory; what is given to it and got from it are copies, as there. */
export interface MemoryStore extends KeyValueStore {
  values: Map<string, unknown>;
  /** What the storage refuses from now on. */
  refuse: { get?: boolean; set?: boolean };
}

export function createMemoryStore(values: Record<string, unknown> = {}): MemoryStore {
  const watchers = new Set<{ key: string; changed(value: unknown): void }>();
  const store: MemoryStore = {
    values: new Map(Object.entries(values)),
    refuse: {},
    async get(key) {
      if (store.refuse.get) throw new Error('storage is closed');
      return structuredClone(store.values.get(key));
    },
    async set(key, value) {
      if (store.refuse.set) throw new Error('storage is full');
      const copy = structuredClone(value);
      store.values.set(key, copy);
      // Every window is told, the one that wrote too.
      await Promise.resolve();
      for (const watcher of watchers) if (watcher.key === key) watcher.changed(structuredClone(copy));
    },
    watch(key, changed) {
      const watcher = { key, changed };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    exclusively: createQueue(),
  };
  return store;
}
