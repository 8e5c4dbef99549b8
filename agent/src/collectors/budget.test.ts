import { expect, test } from 'vitest';
import { createBudget } from './budget.ts';

/** A clock that only work and waiting move, and a budget on it. */
function createBench() {
  let nowMs = 0;
  const withinBudget = createBudget(() => nowMs);
  return {
    wait: (ms: number) => {
      nowMs += ms;
    },
    work: (costMs: number) =>
      withinBudget(() => {
        nowMs += costMs;
      }),
  };
}

test('work that costs little runs each time', () => {
  const { wait, work } = createBench();
  const ran = Array.from({ length: 20 }, () => {
    wait(1000);
    return work(1);
  });
  expect(ran).toEqual(Array(20).fill(true));
});

test.each([20, 50, 400])('work of %d ms a time takes a hundredth of the time, not more', (costMs) => {
  const { wait, work } = createBench();
  let spentMs = 0;
  for (let second = 0; second < 2000; second++) {
    wait(1000);
    if (work(costMs)) spentMs += costMs;
  }
  expect(spentMs / 2_000_000).toBeLessThanOrEqual(0.01);
  expect(spentMs / 2_000_000).toBeGreaterThan(0.008);
});

test('work that became dear is paid off before it runs again, and is back once it is cheap', () => {
  const { wait, work } = createBench();
  expect(work(30)).toBe(true);
  wait(2969);
  expect(work(1)).toBe(false);
  wait(1);
  expect(work(1)).toBe(true);
  wait(100);
  expect(work(1)).toBe(true);
});

test('work that throws has its cost too, and the caller hears of it', () => {
  let nowMs = 0;
  const withinBudget = createBudget(() => nowMs);
  const fail = () => {
    nowMs += 10;
    throw new Error('not now');
  };
  expect(() => withinBudget(fail)).toThrow('not now');
  nowMs += 500;
  expect(withinBudget(fail)).toBe(false);
});
