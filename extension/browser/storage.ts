import browser from 'webextension-polyfill';

/** Values kept under names: what the models need of a browser's storage, and what their tests replace. */
export interface KeyValueStore {
  /** The value as it was stored, unchecked; `undefined` where there is none. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Calls back with the new value when it changes, whoever changed it. Returns the way to stop. */
  watch(key: string, changed: (value: unknown) => void): () => void;
}

/** The extension's own storage: survives restarts of DevTools and of the browser, shared by all open panels. */
export function extensionStore(): KeyValueStore {
  const { local } = browser.storage;
  return {
    get: async (key) => (await local.get(key))[key],
    set: (key, value) => local.set({ [key]: value }),
    watch(key, changed) {
      const listener = (changes: Record<string, browser.Storage.StorageChange>) => {
        const change = changes[key];
        if (change) changed(change.newValue);
      };
      local.onChanged.addListener(listener);
      return () => local.onChanged.removeListener(listener);
    },
  };
}
