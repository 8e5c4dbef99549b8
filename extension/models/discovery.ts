import { type ReadonlySignal, signal } from '@preact/signals';
import type { LocatedAgent, Locator } from '../sources/locator.ts';

/** The agents that answer on this machine, looked for while someone wants to know. */
export interface Discovery {
  /** `undefined` until the first look is done. */
  agents: ReadonlySignal<readonly LocatedAgent[] | undefined>;
  /** Looks now and every two seconds. Returns the way to stop. */
  start(): () => void;
}

const EVERY_MS = 2000;

export function createDiscovery(locator: Locator): Discovery {
  const agents = signal<readonly LocatedAgent[]>();
  return {
    agents,
    start() {
      let stopped = false;
      const look = async () => {
        const found = await locator.scan();
        if (stopped) return;
        agents.value = found;
      };
      void look();
      const timer = setInterval(look, EVERY_MS);
      return () => {
        stopped = true;
        clearInterval(timer);
      };
    },
  };
}
