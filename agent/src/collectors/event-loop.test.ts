import { createHook } from 'node:async_hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Collector } from '../collector.ts';
import { createEventLoopCollector } from './event-loop.ts';
import { block, createTestHost, sample } from './testing.ts';

let host: ReturnType<typeof createTestHost>;
let collector: Collector;
beforeEach(() => {
  host = createTestHost();
  collector = createEventLoopCollector(host);
});
afterEach(() => collector.close?.());

test('a blocked loop is a stall event on the clock of the host', async () => {
  collector.watch?.(true);
  await new Promise(setImmediate);
  const truth = block(120);
  await vi.waitFor(() => expect(host.events).not.toEqual([]));
  const stall = host.events.find(({ kind }) => kind === 'stall');
  if (stall?.kind !== 'stall') throw new Error('There is no stall event.');
  expect(stall.at - stall.uncertaintyMs).toBeLessThanOrEqual(truth.startMs);
  expect(stall.at + stall.durationMs + stall.uncertaintyMs).toBeGreaterThanOrEqual(truth.endMs);
});

test('utilization is the share of work since the last sample', async () => {
  sample(collector);
  block(60);
  expect(sample(collector).get('nodejs.eventloop.utilization')).toBeGreaterThan(0.9);
  await vi.waitFor(() => expect(sample(collector).get('nodejs.eventloop.utilization')).toBeLessThan(0.5));
});

test('iterations are counted by the second', async () => {
  sample(collector);
  for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
  const rate = sample(collector, 2000).get('nodejs.eventloop.iterations');
  expect(rate).toBeGreaterThanOrEqual(45);
  expect(rate).toBeLessThan(100);
});

test('the delay shows a stall while watched', async () => {
  collector.watch?.(true);
  await new Promise(setImmediate);
  block(80);
  await vi.waitFor(() => {
    const values = sample(collector);
    expect(values.get('nodejs.eventloop.delay.max')).toBeGreaterThanOrEqual(0.07);
    expect(values.get('nodejs.eventloop.delay.p50')).toBeLessThanOrEqual(values.get('nodejs.eventloop.delay.max') ?? 0);
  });
});

test('the delay of the thread pool is measured, at each sample while watched', async () => {
  let tasks = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === 'RANDOMBYTESREQUEST') tasks++;
    },
  }).enable();
  collector.watch?.(true);
  let samples = 0;
  await vi.waitFor(() => {
    samples++;
    expect(sample(collector).get('nodejs.threadpool.queue.delay')).toBeLessThan(0.1);
    expect(samples).toBeGreaterThan(5);
  });
  expect(tasks).toBeGreaterThan(samples / 2);
  collector.watch?.(false);
  tasks = 0;
  for (let round = 0; round < 4; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    sample(collector);
  }
  expect(tasks).toBeLessThan(2);
  hook.disable();
});

test('after closing, also twice, a blocked loop goes unnoticed', async () => {
  collector.close?.();
  collector.close?.();
  await new Promise(setImmediate);
  block(60);
  await new Promise(setImmediate);
  expect(host.events).toEqual([]);
});
