import { createQueue, type Exclusive } from './queue.ts';

/**
 * Lets one open panel at a time run a task of this name, through the browser's Web Locks. Where it has none, or refuses
 * them to a panel, only the tasks of this panel wait for each other.
 */
export function lockAcrossPanels(name: string): Exclusive {
  const queue = createQueue();
  return (task) => queue(() => ('locks' in navigator ? withLock(name, task) : task()));
}

async function withLock<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  let started: Promise<Result> | undefined;
  const granted = navigator.locks.request(name, () => {
    started = task();
    return started;
  });
  try {
    await granted;
  } catch (error) {
    // What the task throws is the caller's; anything else is the browser's refusal.
    if (started) throw error;
  }
  return started ?? task();
}
