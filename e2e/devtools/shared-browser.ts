import type { DevTools } from './devtools.ts';

/** One browser for all tests of a worker; each test finds it as new. */
export interface SharedBrowser {
  /** The browser, with DevTools closed and nothing stored. Starts one if there is none. */
  take(): Promise<DevTools>;
  /** Makes it as new, or ends it if that cannot be done: it may have crashed, or hang. */
  giveBack(): Promise<void>;
  quit(): Promise<void>;
}

/** A reset takes one second; a browser that needs this long does not answer. */
const RESET_TIMEOUT_MS = 20_000;

export function createSharedBrowser(start: () => Promise<DevTools>, timeoutMs = RESET_TIMEOUT_MS): SharedBrowser {
  let devtools: DevTools | undefined;

  async function quit(): Promise<void> {
    const last = devtools;
    devtools = undefined;
    await last?.quit();
  }

  return {
    async take() {
      devtools ??= await start();
      return devtools;
    },
    async giveBack() {
      if (!devtools) return;
      const wasReset = await Promise.race([devtools.reset().then(succeeded, failed), elapsed(timeoutMs)]);
      // What cannot be reset may not be able to end in good order either; the next test gets another one.
      if (!wasReset) await quit().catch(failed);
    },
    quit,
  };
}

const succeeded = () => true;
const failed = () => false;

function elapsed(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}
