import { describe, expect, it, vi } from 'vitest';
import type { KeyValueStore } from '../browser/storage.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createLatestWriter } from './latest-writer.ts';

describe('createLatestWriter', () => {
  it('writes at once, and of what comes meanwhile only the last', async () => {
    const written: unknown[] = [];
    const done: (() => void)[] = [];
    const store: KeyValueStore = {
      ...createMemoryStore(),
      set: (_, value) =>
        new Promise((resolve) => {
          written.push(value);
          done.push(resolve);
        }),
    };
    const write = createLatestWriter(store, 'key');
    for (const value of [1, 2, 3]) write(value);
    expect(written).toEqual([1]);
    done.shift()?.();
    await vi.waitFor(() => expect(written).toEqual([1, 3]));
    done.shift()?.();
    await Promise.resolve();
    await vi.waitFor(() => {
      write(4);
      expect(written.at(-1)).toBe(4);
    });
  });

  it('goes on where storage refuses', async () => {
    const store = createMemoryStore();
    const write = createLatestWriter(store, 'key');
    store.refuse = { set: true };
    write(1);
    await Promise.resolve();
    store.refuse = {};
    await vi.waitFor(() => {
      write(2);
      expect(store.values.get('key')).toBe(2);
    });
  });
});
