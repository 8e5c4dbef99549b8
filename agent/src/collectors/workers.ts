import { Worker } from 'node:worker_threads';
import type { Collector } from '../collector.ts';
import { isNode } from '../runtime.ts';
import { createBudget } from './budget.ts';
import { createLiveWorkers } from './live-workers.ts';
import { describeWorkers } from './workers-charts.ts';

/** An answer interrupts the worker for some 0.1 ms, so ten stay within 1 % of the shortest interval, 100 ms. */
const HEAPS_PER_SAMPLE = 10;

const NOTHING: readonly number[] = [Number.NaN, Number.NaN];

/** What is kept of a worker between samples. */
interface Reading {
  /** Milliseconds of its loop when it was last read. */
  idle: number;
  active: number;
  heapUsed: number;
  /** Its heap has been asked for and the answer is due; a worker that waits in `Atomics.wait` owes it until it wakes. */
  isAsked: boolean;
  /** The round in which it was last asked. */
  round: number;
}

/** Worker threads: how many there are, how busy their loops, how large their heaps. */
export function createWorkersCollector(): Collector {
  // Other runtimes publish no workers.
  return isNode ? createWorkersCollectorOn('getHeapStatistics' in Worker.prototype) : { charts: [], read: () => {} };
}

/** The same with the clock of its budget given, and whether workers tell their heap (Node 22.16 and 24 on). */
export function createWorkersCollectorOn(tellsHeap: boolean, now?: () => number): Collector {
  const workers = createLiveWorkers<Reading>(() => ({
    idle: 0,
    active: 0,
    heapUsed: Number.NaN,
    isAsked: false,
    round: 0,
  }));
  const withinBudget = createBudget(now);
  let watched = false;
  let round = 1;
  /** What the loops did since they were last read belongs to no interval. */
  let begins = false;
  let count = 0;
  let utilization = NOTHING;
  let heap = NOTHING;

  function readAll(): void {
    const shares: number[] = [];
    const heaps: number[] = [];
    let asks = watched && tellsHeap ? HEAPS_PER_SAMPLE : 0;
    let isRoundOver = true;
    workers.each((worker, reading) => {
      heaps.push(reading.heapUsed);
      const { idle, active } = worker.performance.eventLoopUtilization();
      const activeMs = active - reading.active;
      // 0 / 0 before the loop of a new worker turns.
      shares.push(activeMs / (activeMs + idle - reading.idle));
      Object.assign(reading, { idle, active });
      if (reading.isAsked || reading.round === round) return;
      if (asks-- > 0) askForHeap(worker, reading);
      else isRoundOver = false;
    });
    if (isRoundOver) round++;
    count = heaps.length;
    utilization = begins ? NOTHING : summarize(shares);
    heap = summarize(heaps);
    begins = false;
  }

  function askForHeap(worker: Worker, reading: Reading): void {
    reading.isAsked = true;
    reading.round = round;
    const answer = (heapUsed: number) => {
      reading.isAsked = false;
      if (watched) reading.heapUsed = heapUsed;
    };
    // A worker that has not begun, or has just ended, refuses.
    usedHeapOf(worker).then(answer, () => answer(Number.NaN));
  }

  return {
    charts: describeWorkers(tellsHeap),
    read(values, { elapsedMs }) {
      // Most processes have none, and what runs once a second runs cold: the rest would take 40 µs.
      if (workers.count === 0) {
        values[0] = 0;
        return;
      }
      if (Number.isNaN(elapsedMs)) {
        begins = true;
        utilization = NOTHING;
      }
      withinBudget(readAll);
      values.set([count, ...utilization, ...(tellsHeap ? heap : [])]);
    },
    watch(isWatched) {
      watched = isWatched;
      heap = NOTHING;
      workers.each((_, reading) => {
        reading.heapUsed = Number.NaN;
      });
    },
    close: workers.close,
  };
}

/** Mean and highest of those values that are numbers. */
function summarize(values: number[]): readonly number[] {
  const numbers = values.filter((value) => !Number.isNaN(value));
  if (numbers.length === 0) return NOTHING;
  const sum = numbers.reduce((total, number) => total + number, 0);
  return [sum / numbers.length, numbers.reduce((highest, number) => Math.max(highest, number))];
}

async function usedHeapOf(worker: object): Promise<number> {
  const heap: unknown =
    'getHeapStatistics' in worker &&
    typeof worker.getHeapStatistics === 'function' &&
    (await worker.getHeapStatistics());
  return typeof heap === 'object' && heap !== null && 'used_heap_size' in heap
    ? Number(heap.used_heap_size)
    : Number.NaN;
}
