import { channel } from 'node:diagnostics_channel';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { columnsOf } from '../../../shared/charts.ts';
import type { Collector } from '../collector.ts';
import { publishWorker, sample } from './testing.ts';
import { createWorkersCollector, createWorkersCollectorOn } from './workers.ts';

const COUNT = 'nodejs.worker.count';
const MEAN = 'nodejs.worker.eventloop.utilization.mean';
const MAX = 'nodejs.worker.eventloop.utilization.max';
const HEAP_MEAN = 'nodejs.worker.heap.used.mean';
const HEAP_MAX = 'nodejs.worker.heap.used.max';

/** A clock by which everything is for nothing. */
const free = () => 0;

const collectors: Collector[] = [];
const workers: Worker[] = [];
afterEach(async () => {
  for (const collector of collectors.splice(0)) collector.close?.();
  await Promise.all(workers.splice(0).map((worker) => worker.threadId !== 1 && worker.terminate()));
});

function start(create: () => Collector): Collector {
  const collector = create();
  collectors.push(collector);
  return collector;
}

function run(program: string): Worker {
  const worker = new Worker(program, { eval: true });
  workers.push(worker);
  return worker;
}

/** A worker without a thread whose loop is busy for the given shares of 100 ms, one share a reading. */
function pretend(shares: number[], getHeapStatistics?: () => unknown): void {
  const loop = { idle: 0, active: 0, utilization: 0 };
  const eventLoopUtilization = () => {
    const share = shares.shift() ?? 0;
    loop.active += 100 * share;
    loop.idle += 100 * (1 - share);
    return { ...loop };
  };
  workers.push(publishWorker({ performance: { eventLoopUtilization }, getHeapStatistics }));
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('without a worker the count is 0 and the rest has no value', () => {
  const [count, ...rest] = sample(start(createWorkersCollector)).values();
  expect(count).toBe(0);
  expect(rest).toEqual(Array(rest.length).fill(Number.NaN));
});

test('real workers are counted, and the busy one stands out', async () => {
  const collector = start(createWorkersCollector);
  const busy = run('setInterval(() => { const end = Date.now() + 30; while (Date.now() < end); }, 1)');
  run('setInterval(() => {}, 1e6)');
  await vi.waitFor(() => {
    const values = sample(collector);
    expect(values.get(COUNT)).toBe(2);
    expect(values.get(MAX)).toBeGreaterThan(0.5);
    expect(values.get(MEAN)).toBeLessThan(0.75 * (values.get(MAX) ?? 0));
  }, 5000);
  await busy.terminate();
  await vi.waitFor(() => expect(sample(collector).get(COUNT)).toBe(1));
});

test('the utilization is that since the last sample, of those workers whose loop has turned', () => {
  const collector = start(() => createWorkersCollectorOn(false, free));
  pretend([0.2, 0.4]);
  pretend([0.6, 0.8]);
  publishWorker({});
  const rows = [sample(collector), sample(collector)];
  expect(rows.map((row) => row.get(MEAN))).toEqual([expect.closeTo(0.4), expect.closeTo(0.6)]);
  expect(rows.map((row) => row.get(MAX))).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
});

test('what the loops did in a pause is in no row, even if they are not read in the first', () => {
  let nowMs = 0;
  const collector = start(() =>
    createWorkersCollectorOn(false, () => {
      nowMs += 15;
      return nowMs;
    }),
  );
  pretend([1, 1, 1, 0.25]);
  const rows = [Number.NaN, 1000, Number.NaN, 1000, 1000].map((elapsedMs) => {
    nowMs += elapsedMs === 1000 ? 2000 : 0;
    return sample(collector, elapsedMs);
  });
  expect(rows.map((row) => row.get(MAX))).toEqual([
    Number.NaN,
    expect.closeTo(1),
    Number.NaN,
    Number.NaN,
    expect.closeTo(0.25),
  ]);
});

test('many workers are read rarely, and their figures are held until the next reading', () => {
  let nowMs = 0;
  const collector = start(() =>
    createWorkersCollectorOn(false, () => {
      nowMs += 12;
      return nowMs;
    }),
  );
  pretend([0.1, 0.2, 0.3]);
  const shares = Array.from({ length: 6 }, () => {
    nowMs += 1000;
    return Math.round(10 * (sample(collector).get(MAX) ?? 0));
  });
  expect(shares).toEqual([1, 1, 2, 2, 3, 3]);
});

test.runIf('getHeapStatistics' in Worker.prototype)('the heap of a real worker is told while watched', async () => {
  const collector = start(createWorkersCollector);
  run('setInterval(() => {}, 1e6)');
  const large = run('globalThis.kept = Array.from({ length: 1e6 }, (_, i) => ({ i })); setInterval(() => {}, 1e6)');
  expect(sample(collector).get(HEAP_MAX)).toBeNaN();
  collector.watch?.(true);
  await vi.waitFor(() => {
    const values = sample(collector);
    expect(values.get(HEAP_MAX)).toBeGreaterThan(20e6);
    expect(values.get(HEAP_MEAN)).toBeLessThan(0.8 * (values.get(HEAP_MAX) ?? 0));
  }, 5000);
  collector.watch?.(false);
  expect(sample(collector).get(HEAP_MAX)).toBeNaN();
  await large.terminate();
});

test('workers that do not tell their heap have no chart of it', () => {
  const collector = start(() => createWorkersCollectorOn(false, free));
  expect(columnsOf(collector.charts)).toEqual([COUNT, MEAN, MAX]);
  let asked = false;
  pretend([], async () => {
    asked = true;
  });
  collector.watch?.(true);
  sample(collector);
  expect(asked).toBe(false);
});

test('a worker is asked for its heap only while watched, and not again before it has answered', async () => {
  const collector = start(() => createWorkersCollectorOn(true, free));
  const answers: ((heap: object) => void)[] = [];
  pretend([], () => new Promise((resolve) => answers.push(resolve)));
  sample(collector);
  expect(answers).toHaveLength(0);
  collector.watch?.(true);
  for (let round = 0; round < 5; round++) sample(collector);
  expect(answers).toHaveLength(1);

  answers[0]?.({ used_heap_size: 1000 });
  await settled();
  expect(sample(collector).get(HEAP_MAX)).toBe(1000);
  expect(answers).toHaveLength(2);
  expect(sample(collector).get(HEAP_MAX)).toBe(1000);

  collector.watch?.(false);
  answers[1]?.({ used_heap_size: 2000 });
  await settled();
  expect(sample(collector).get(HEAP_MAX)).toBeNaN();
});

test('heaps that have been told are not shown to the next who watches', async () => {
  let nowMs = 0;
  const collector = start(() => createWorkersCollectorOn(true, () => nowMs++));
  pretend([], async () => ({ used_heap_size: 1000 }));
  collector.watch?.(true);
  sample(collector);
  await settled();
  nowMs += 1000;
  expect(sample(collector).get(HEAP_MAX)).toBe(1000);
  collector.watch?.(false);
  expect(sample(collector).get(HEAP_MAX)).toBeNaN();
  collector.watch?.(true);
  nowMs += 1000;
  expect(sample(collector).get(HEAP_MAX)).toBeNaN();
});

test('after closing nobody listens for workers', () => {
  start(createWorkersCollector).close?.();
  expect(channel('worker_threads').hasSubscribers).toBe(false);
});

test('of many workers ten are asked at a sample, and all in turn', async () => {
  const collector = start(() => createWorkersCollectorOn(true, free));
  const asked = Array<number>(25).fill(0);
  for (const index of asked.keys()) {
    pretend([], async () => {
      asked[index] = (asked[index] ?? 0) + 1;
      return { used_heap_size: 1 };
    });
  }
  collector.watch?.(true);
  const totals: number[] = [];
  for (let round = 0; round < 6; round++) {
    sample(collector);
    await settled();
    totals.push(asked.reduce((total, times) => total + times, 0));
  }
  expect(totals).toEqual([10, 20, 25, 35, 45, 50]);
  expect(new Set(asked)).toEqual(new Set([2]));
});

test('a worker that refuses leaves a gap and is asked again', async () => {
  const collector = start(() => createWorkersCollectorOn(true, free));
  let asked = 0;
  pretend([], async () => {
    asked++;
    throw new Error('ERR_WORKER_NOT_RUNNING');
  });
  pretend([], () => {
    throw new Error('not here');
  });
  pretend([], () => 'nothing');
  collector.watch?.(true);
  for (let round = 0; round < 3; round++) {
    expect(sample(collector).get(HEAP_MAX)).toBeNaN();
    await settled();
  }
  expect(asked).toBe(3);
});
