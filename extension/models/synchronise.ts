import type { Signal } from '@preact/signals';
import { type Change, isSameList } from './changes.ts';
import { type Profile, RECORD_VERSION } from './profile.ts';
import type { ProfileStorage } from './profile-storage.ts';

/** Whom to tell of what storage does. */
export interface Listener {
  /** Storage has been read once, or refused. */
  loaded(): void;
  /** A sentence for the person. */
  tell(sentence: string): void;
}

/**
 * Keeps a list in step with storage, and with the other windows on it. A change shows at once; under a lock that all
 * windows share, it is then applied to what storage holds by that time, so that what others have changed stays.
 */
export function synchronise(storage: ProfileStorage, list: Signal<readonly Profile[]>, { loaded, tell }: Listener) {
  /** What storage holds, as far as this window knows. */
  let stored: readonly Profile[] = [];
  /** What is on screen and not in storage yet. What storage refuses waits here for the next try. */
  let pending: readonly Change[] = [];
  let isQueued = false;

  function show(): void {
    const shown = applied(stored);
    // An equal list, such as the echo of our own write, must not look like a change.
    if (!isSameList(shown, list.peek())) list.value = shown;
  }

  const applied = (profiles: readonly Profile[]) => pending.reduce((before, change) => change(before), profiles);

  async function exchange(): Promise<void> {
    isQueued = false;
    const found = await storage.read();
    if (found.state === 'newer') {
      tell(
        `The saved profiles are those of a newer version of Procscope (format ${found.version}) and are left as they are. Update the extension; until then, what you add here is not kept.`,
      );
      return;
    }
    // Where there is no record any more, this window may still know what it held.
    if (found.state === 'read') stored = found.profiles;
    show();
    const damaged = found.state === 'read' ? found.damaged : 1;
    if (damaged > 0 && !(await setAside(damaged))) return;
    const isCurrent = found.state === 'read' && damaged === 0 && found.version === RECORD_VERSION;
    if (!isCurrent || pending.length > 0) await write();
  }

  async function write(): Promise<void> {
    const count = pending.length;
    const next = applied(stored);
    try {
      await storage.write(next);
    } catch (error) {
      tell(`The profiles could not be saved: ${String(error)}.`);
      return;
    }
    stored = next;
    // Changes that came meanwhile are next.
    pending = pending.slice(count);
  }

  /** Keeps a copy of what cannot be read; only then may the whole profiles be written in its place. */
  async function setAside(damaged: number): Promise<boolean> {
    const found = `Some saved profiles could not be read: ${stored.length} kept, ${damaged}`;
    try {
      const key = await storage.setAside();
      tell(`${found} set aside in the extension's storage as "${key}", where nothing reads them.`);
      return true;
    } catch (error) {
      tell(`${found} damaged, which could not be set aside: ${String(error)}.`);
      return false;
    }
  }

  async function queue(): Promise<void> {
    // One that has not begun yet will find whatever there is to do.
    if (isQueued) return;
    isQueued = true;
    try {
      await storage.exclusively(exchange);
    } catch (error) {
      tell(`The saved profiles could not be read: ${String(error)}. What you add now may not be kept.`);
    }
    loaded();
  }

  const unwatch = storage.watch(queue);
  void queue();

  return {
    change(change: Change): void {
      pending = [...pending, change];
      show();
      void queue();
    },
    dispose: unwatch,
  };
}
