import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createLiveWorkers } from './live-workers.ts';
import { collectGarbage, publishWorker } from './testing.ts';

let next = 0;
let workers = createLiveWorkers(() => ({ number: next++ }));
afterEach(() => {
  workers.close();
  next = 0;
  workers = createLiveWorkers(() => ({ number: next++ }));
});

function visited(): number[] {
  const numbers: number[] = [];
  workers.each((_, { number }) => numbers.push(number));
  return numbers;
}

test('a worker is visited with what is kept of it until it ends', async () => {
  const first = new Worker('setInterval(() => {}, 1e6)', { eval: true });
  const second = new Worker('setInterval(() => {}, 1e6)', { eval: true });
  expect(visited()).toEqual([0, 1]);
  await first.terminate();
  expect(visited()).toEqual([1]);
  await second.terminate();
  expect(visited()).toEqual([]);
});

test('the host finds no listener on its worker', async () => {
  const worker = new Worker('', { eval: true });
  visited();
  expect(worker.listenerCount('exit')).toBe(0);
  await once(worker, 'exit');
});

test('what else is published as a worker is not taken for one', () => {
  for (const message of [undefined, null, 'worker', {}, { worker: undefined }, { worker: {} }]) {
    channel('worker_threads').publish(message);
  }
  expect(visited()).toEqual([]);
});

test('without visits, what has ended is forgotten all the same', async () => {
  const states: WeakRef<object>[] = [];
  const unvisited = createLiveWorkers(() => {
    const state = {};
    states.push(new WeakRef(state));
    return state;
  });
  for (let index = 0; index < 1000; index++) publishWorker({ threadId: -1 });
  // Not in this turn of the loop, in which V8 holds what a `WeakRef` has shown.
  await new Promise(setImmediate);
  collectGarbage();
  expect(states.filter((state) => state.deref()).length).toBeLessThan(50);
  unvisited.close();
});

test('sweeping costs no more than a few looks at each worker', () => {
  let looks = 0;
  const kept = Array.from({ length: 1000 }, () =>
    publishWorker({
      get threadId() {
        return ++looks;
      },
    }),
  );
  expect(looks).toBeLessThan(2 * kept.length);
});

test('those that run survive the sweep', () => {
  for (let index = 0; index < 100; index++) publishWorker({ threadId: index % 2 === 0 ? index : -1 });
  const keepAlive = publishWorker({ threadId: 1000 });
  expect(visited()).toEqual([...Array.from({ length: 50 }, (_, index) => 2 * index), 100]);
  expect(keepAlive.threadId).toBe(1000);
});

test('a worker is not kept from being collected', async () => {
  const worker = new WeakRef(publishWorker({}));
  visited();
  await new Promise(setImmediate);
  collectGarbage();
  expect(worker.deref()).toBeUndefined();
  expect(visited()).toEqual([]);
});

test('after closing no worker is known, and nobody listens', () => {
  const worker = publishWorker({});
  workers.close();
  workers.close();
  publishWorker({});
  expect(visited()).toEqual([]);
  expect(channel('worker_threads').hasSubscribers).toBe(false);
  expect(worker.threadId).toBe(1);
});
