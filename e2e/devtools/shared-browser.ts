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

/** `tell` hears in a sentence why a browser had to be replaced. */
export function createSharedBrowser(
  start: () => Promise<DevTools>,
  tell: (text: string) => void,
  timeoutMs = RESET_TIMEOUT_MS,
): SharedBrowser {
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
      const trouble = await Promise.race([devtools.reset().then(none, String), elapsed(timeoutMs)]);
      if (trouble === undefined) return;
      // Said aloud: where it happens after every test, the browser is shared no more.
      tell(`The browser could not be made as new and is replaced. ${trouble}`);
      // What cannot be reset may not be able to end in good order either.
      await quit().catch(none);
    },
    quit,
  };
}

const none = () => undefined;

function elapsed(ms: number): Promise<string> {
  const text = `It did not answer within ${ms} ms.`;
  return new Promise((resolve) => setTimeout(() => resolve(text), ms).unref());
}
