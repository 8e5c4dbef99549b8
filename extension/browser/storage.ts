import browser from 'webextension-polyfill';
import { lockAcrossPanels } from './lock.ts';
import type { Exclusive } from './queue.ts';
import { createVolatileStore } from './volatile-store.ts';

/** Values kept under names: what the models need of a browser's storage, and what their tests replace. */
export interface KeyValueStore {
  /** The value as it was stored, unchecked; `undefined` where there is none. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Calls back with the new value when it changes, whoever changed it. Returns the way to stop. */
  watch(key: string, changed: (value: unknown) => void): () => void;
  /** Runs a task while no other panel runs one, so that nothing comes between its reading and its writing. */
  exclusively: Exclusive;
}

/** The extension's own storage: survives restarts of DevTools and of the browser, shared by all open panels. */
export function extensionStore(): KeyValueStore {
  return storeOf(browser.storage.local, 'procscope.storage');
}

/** Shared by all open panels, survives a restart of DevTools, and is gone with the browser: it is never on a disk. */
export function sessionStore(): KeyValueStore {
  const session: browser.Storage.StorageArea | undefined = browser.storage.session;
  return session ? storeOf(session, 'procscope.session') : createVolatileStore();
}

function storeOf(area: browser.Storage.StorageArea, lock: string): KeyValueStore {
  return {
    get: async (key) => (await area.get(key))[key],
    set: (key, value) => area.set({ [key]: value }),
    watch(key, changed) {
      const listener = (changes: Record<string, browser.Storage.StorageChange>) => {
        const change = changes[key];
        if (change) changed(change.newValue);
      };
      area.onChanged.addListener(listener);
      return () => area.onChanged.removeListener(listener);
    },
    exclusively: lockAcrossPanels(lock),
  };
}
