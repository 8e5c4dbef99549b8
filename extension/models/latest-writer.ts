import type { KeyValueStore } from '../browser/storage.ts';

/**
 * Writes values under a key, one after the other, and of those that come while one is being written only the last:
 * some settings change with every turn of the wheel. A value that storage refuses is not worth a message; the next one
 * tries again.
 */
export function createLatestWriter(store: KeyValueStore, key: string): (value: unknown) => void {
  let isWriting = false;
  let waiting: { value: unknown } | undefined;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      await store.set(key, value).catch(() => {});
    }
    isWriting = false;
  }

  return (value) => {
    waiting = { value };
    if (!isWriting) void writeAll();
  };
}
