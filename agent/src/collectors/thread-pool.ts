import { randomFill } from 'node:crypto';
import type { ChartDescription } from '../../../shared/charts.ts';
import { clearImmediate, loopUtilization, monotonicNow, outside, setImmediate } from '../runtime.ts';
import { createPace } from './pace.ts';

export const THREAD_POOL_CHART: ChartDescription = {
  id: 'nodejs.threadpool.queue.delay',
  title: 'Thread-pool delay',
  unit: 's',
  kind: 'lines',
  group: 'event loop',
  help: 'How long a tiny task waited, at the least, for one of the threads of libuv, which work for the file system, DNS look-ups, zlib and crypto. Well below a millisecond is normal, 0 included. If it grows, all threads (4, or UV_THREADPOOL_SIZE) are busy, with slow disks, look-ups or hashed passwords, and file access waits with them.',
  series: [{ id: 'nodejs.threadpool.queue.delay', label: 'delay' }],
};

/** So many turns after each sample are looked at while the task waits: 0.5 µs each, so that a busy loop does not feel it. */
const LOOKS_PER_SAMPLE = 200;

interface ThreadPoolDelay {
  /** Seconds that the latest task waited, or that the present one has waited so far. Hands over the next if it is due. */
  read(elapsedMs: number): number;
  watch(watched: boolean): void;
  close(): void;
}

/** A moment of the loop; between two of them it was idle for the difference of `idleMs`. */
interface Moment {
  nowMs: number;
  idleMs: number;
}

interface Task {
  startMs: number;
  /** Where the latest turn began that asked for events and was not told of the task's end. */
  missed: Moment;
  looked: Moment;
}

const readMoment = (): Moment => ({ nowMs: monotonicNow(), idleMs: loopUtilization().idle });

/**
 * A random byte: a task of a microsecond that needs neither a file nor a permission, and is not among the active
 * resources that Node counts. With the wake-up of a thread it costs some 0.1 ms of CPU when cold.
 */
const byte = new Uint8Array(1);
const submitRandomByte = (done: () => void): void => randomFill(byte, done);

/**
 * Hands a task to the thread pool and times it, never more than one. The loop learns of its end only when it asks for
 * events, once a turn, so the time until then is not all a wait for the pool. Certain is what counts here: the time until
 * the start of a turn that asked and was not told yet, and from there the time in which the loop was idle, since the end
 * would have woken it.
 */
export function createThreadPoolDelay(submit = submitRandomByte): ThreadPoolDelay {
  const paceIsDue = createPace();
  let watched = false;
  let delay = Number.NaN;
  let task: Task | undefined;
  let looksLeft = 0;
  let immediate: NodeJS.Immediate | undefined;

  function hand(): void {
    const start = readMoment();
    task = { startMs: start.nowMs, missed: start, looked: start };
    try {
      submit(() => {
        if (task) delay = waitedSeconds(task);
        task = undefined;
      });
    } catch {
      delay = Number.NaN;
      task = undefined;
    }
  }

  /** Runs when a turn has asked for events, if there is a turn: without a reference it causes none. */
  function look(): void {
    immediate = undefined;
    if (!task) return;
    task.missed = task.looked;
    task.looked = readMoment();
    if (--looksLeft > 0) immediate = setImmediate(look).unref();
  }

  return {
    read(elapsedMs) {
      const isDue = paceIsDue(elapsedMs) || watched;
      if (Number.isNaN(elapsedMs)) delay = Number.NaN;
      const seconds = task ? waitedSeconds(task) : delay;
      outside(() => {
        if (!task && isDue) hand();
        looksLeft = LOOKS_PER_SAMPLE;
        if (task) immediate ??= setImmediate(look).unref();
      });
      return seconds;
    },
    watch(isWatched) {
      watched = isWatched;
    },
    close: () => clearImmediate(immediate),
  };
}

function waitedSeconds({ startMs, missed }: Task): number {
  return (missed.nowMs - startMs + loopUtilization().idle - missed.idleMs) / 1000;
}
