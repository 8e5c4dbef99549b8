import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Worker } from 'node:worker_threads';

/** Node publishes each new `Worker` here, at the end of its constructor. */
const CHANNEL = 'worker_threads';

/** Forgetting the ended ones at each visit is enough while somebody visits; without visits it begins at so many. */
const FIRST_SWEEP = 16;

interface LiveWorkers<State> {
  /** As of the last visit, with those that were started since. */
  readonly count: number;
  /** Visits each worker that has not ended, with what is kept of it, and forgets the others. */
  each(visit: (worker: Worker, state: State) => void): void;
  close(): void;
}

/**
 * The workers that this thread starts from now on. Held weakly, and without a listener for their end, which would be one
 * of the ten that an emitter takes before it warns.
 */
export function createLiveWorkers<State>(createState: () => State): LiveWorkers<State> {
  const workers = new Map<WeakRef<Worker>, State>();
  let sweepAt = FIRST_SWEEP;

  const add = (message: unknown) => {
    const worker = workerOf(message);
    if (!worker) return;
    if (workers.size >= sweepAt) {
      each(() => {});
      // Doubled, so that the sweeps cost no more than the workers themselves do.
      sweepAt = Math.max(FIRST_SWEEP, 2 * workers.size);
    }
    workers.set(new WeakRef(worker), createState());
  };

  function each(visit: (worker: Worker, state: State) => void): void {
    for (const [ref, state] of workers) {
      const worker = ref.deref();
      if (!worker || worker.threadId === -1) workers.delete(ref);
      else visit(worker, state);
    }
  }

  subscribe(CHANNEL, add);
  return {
    get count() {
      return workers.size;
    },
    each,
    close() {
      unsubscribe(CHANNEL, add);
      workers.clear();
    },
  };
}

function workerOf(message: unknown): Worker | undefined {
  const worker: unknown = typeof message === 'object' && message !== null && 'worker' in message && message.worker;
  return worker instanceof Worker ? worker : undefined;
}
