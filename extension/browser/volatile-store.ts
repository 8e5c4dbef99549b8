import { createQueue } from './queue.ts';
import type { KeyValueStore } from './storage.ts';

/** Keeps values as long as this panel is open, for a browser that has no better place for them. */
export function createVolatileStore(): KeyValueStore {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => {
      values.set(key, value);
    },
    // Nobody else can change them.
    watch: () => () => {},
    exclusively: createQueue(),
  };
}
