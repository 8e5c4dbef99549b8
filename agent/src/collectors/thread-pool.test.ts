import { AsyncLocalStorage } from 'node:async_hooks';
import { pbkdf2 } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { setImmediate } from '../runtime.ts';
import { block } from './testing.ts';
import { createThreadPoolDelay } from './thread-pool.ts';

vi.mock('../runtime.ts', async (load) => {
  const runtime = await load<typeof import('../runtime.ts')>();
  return { ...runtime, setImmediate: vi.fn(runtime.setImmediate) };
});

const SECOND = 1000;
const delays: ReturnType<typeof createThreadPoolDelay>[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const delay of delays.splice(0)) delay.close();
});

function start(submit?: (done: () => void) => void): ReturnType<typeof createThreadPoolDelay> {
  const delay = createThreadPoolDelay(submit);
  delays.push(delay);
  return delay;
}

/** A pool whose tasks end when the test says so. */
function startByHand() {
  const tasks: (() => void)[] = [];
  return { tasks, delay: start((done) => tasks.push(done)) };
}

/** Turns of the loop with some work in each, and no time to be idle. */
async function turn(times: number, workMs: number): Promise<void> {
  for (let index = 0; index < times; index++) {
    block(workMs);
    await new Promise((resolve) => globalThis.setImmediate(resolve));
  }
}

/** The first delay of at least so many seconds. */
function reached(delay: ReturnType<typeof start>, least: number): Promise<number> {
  return vi.waitFor(() => {
    const seconds = delay.read(SECOND);
    expect(seconds).toBeGreaterThanOrEqual(least);
    return seconds;
  });
}

test('in a quiet process the pool answers within milliseconds', async () => {
  const delay = start();
  expect(delay.read(SECOND)).toBeNaN();
  expect(await reached(delay, 0)).toBeLessThan(0.05);
});

test('behind busy threads a task waits until one of them is free', async () => {
  const delay = start();
  const startMs = performance.now();
  const jam = Array.from(
    { length: 12 },
    () => new Promise((resolve) => pbkdf2('secret', 'salt', 60_000, 32, 'sha512', resolve)),
  );
  delay.read(SECOND);
  await Promise.all(jam);
  const totalSeconds = (performance.now() - startMs) / 1000;
  const seconds = delay.read(SECOND);
  // Four threads do the twelve in three rounds, and the task comes after the second.
  expect(seconds).toBeGreaterThan(totalSeconds / 3);
  expect(seconds).toBeLessThanOrEqual(totalSeconds);
});

test('while a task waits, its wait so far is shown and grows', async () => {
  const { delay, tasks } = startByHand();
  delay.read(SECOND);
  const startMs = performance.now();
  const early = await reached(delay, 0.01);
  await reached(delay, early + 0.02);
  tasks[0]?.();
  const seconds = delay.read(SECOND);
  expect(seconds).toBeGreaterThan(early + 0.02);
  expect(seconds).toBeLessThanOrEqual((performance.now() - startMs) / 1000);
});

test('the time in which the loop worked and did not ask is no wait for the pool', () => {
  const { delay, tasks } = startByHand();
  delay.read(SECOND);
  block(80);
  tasks[0]?.();
  expect(delay.read(SECOND)).toBeLessThan(0.01);
});

test('of a loop that is never idle, all but the latest turns count', async () => {
  const { delay, tasks } = startByHand();
  delay.read(SECOND);
  const startMs = performance.now();
  await turn(40, 2);
  const waitedMs = performance.now() - startMs;
  block(60);
  expect(delay.read(SECOND)).toBeGreaterThan((0.8 * waitedMs) / 1000);
  tasks[0]?.();
  await turn(1, 0);
  expect(delay.read(SECOND)).toBeLessThan((waitedMs + 10) / 1000);
});

test('only so many turns after a sample are looked at', async () => {
  const { delay } = startByHand();
  vi.mocked(setImmediate).mockClear();
  delay.read(SECOND);
  await turn(300, 0);
  expect(setImmediate).toHaveBeenCalledTimes(200);
  delay.read(SECOND);
  await turn(50, 0);
  delay.read(SECOND);
  await turn(300, 0);
  expect(setImmediate).toHaveBeenCalledTimes(450);
});

test('there is never more than one task, however long it waits', () => {
  const { delay, tasks } = startByHand();
  delay.watch(true);
  for (let sample = 0; sample < 20; sample++) delay.read(SECOND);
  expect(tasks).toHaveLength(1);
  tasks[0]?.();
  delay.read(SECOND);
  expect(tasks).toHaveLength(2);
});

test('watched, each sample hands over a task; unwatched, each fifth, and its delay is held', () => {
  let handed = 0;
  const delay = start((done) => {
    handed++;
    done();
  });
  const rows: number[] = [];
  for (let sample = 0; sample < 10; sample++) rows.push(delay.read(SECOND));
  expect(handed).toBe(2);
  expect(rows.slice(1).every((seconds) => seconds >= 0)).toBe(true);
  delay.watch(true);
  for (let sample = 0; sample < 10; sample++) delay.read(SECOND);
  expect(handed).toBe(12);
});

test('a delay from before a pause is not shown after it', () => {
  const delay = start((done) => done());
  delay.read(SECOND);
  expect(delay.read(SECOND)).toBeGreaterThanOrEqual(0);
  expect(delay.read(Number.NaN)).toBeNaN();
});

test('a pool that takes no task leaves a gap and is asked again', () => {
  let asked = 0;
  const delay = start(() => {
    asked++;
    throw new Error('not here');
  });
  delay.watch(true);
  expect([delay.read(SECOND), delay.read(SECOND)]).toEqual([Number.NaN, Number.NaN]);
  expect(asked).toBe(2);
});

test('the task knows nothing of the request that happens to be served', () => {
  const storage = new AsyncLocalStorage<string>();
  const seen: unknown[] = [];
  const delay = start(() => seen.push(storage.getStore()));
  storage.run('request', () => delay.read(SECOND));
  expect(seen).toEqual([undefined]);
});

test('a faked clock and faked timers neither stop it nor show in it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'clearImmediate', 'performance', 'Date'] });
  expect(await reached(start(), 0)).toBeLessThan(0.05);
});

test('a task is not among the active resources', () => {
  const before = process.getActiveResourcesInfo().length;
  start().read(SECOND);
  expect(process.getActiveResourcesInfo()).toHaveLength(before);
});

test('after closing, also twice, nobody looks any more, and an answer harms nothing', async () => {
  const { delay, tasks } = startByHand();
  delay.read(SECOND);
  delay.close();
  delay.close();
  vi.mocked(setImmediate).mockClear();
  await turn(3, 0);
  expect(setImmediate).not.toHaveBeenCalled();
  tasks[0]?.();
  expect(delay.read(Number.NaN)).toBeNaN();
});
