import { expect, test } from 'vitest';
import { createResourceCounts, RESOURCE_TYPES } from './active-resources.ts';

const FEW = ['TCPSocketWrap', 'Timeout', 'TCPSocketWrap', 'Unheard', 'StatWatcher'];

/** The counts above zero, by type. */
function byType(counts: readonly number[]): Record<string, number> {
  const types = [...RESOURCE_TYPES.keys(), 'other'];
  return Object.fromEntries(types.map((type, index) => [type, counts[index] ?? 0]).filter(([, count]) => count !== 0));
}

test('each type has its count, and what is not in the list counts as other', () => {
  const counts = createResourceCounts(() => FEW)();
  expect(counts).toHaveLength(11);
  expect(byType(counts)).toEqual({ TCPSocketWrap: 2, Timeout: 1, other: 2 });
});

test('what is gone is not counted any more', () => {
  let list = FEW;
  let nowMs = 0;
  const read = createResourceCounts(
    () => list,
    () => nowMs,
  );
  read();
  list = ['Timeout'];
  nowMs += 1;
  expect(byType(read())).toEqual({ Timeout: 1 });
});

test('a long list is asked for rarely, and its counts are held until the next', () => {
  let nowMs = 0;
  let size = 0;
  let asked = 0;
  const read = createResourceCounts(
    () => {
      asked++;
      nowMs += 0.5;
      return Array(++size).fill('Timeout');
    },
    () => nowMs,
  );
  const timers = Array.from({ length: 9 }, () => {
    nowMs += 1000;
    return byType(read()).Timeout;
  });
  expect(timers).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  expect(asked).toBe(3);
});

test('a runtime that fails to tell leaves gaps, not old figures', () => {
  let nowMs = 0;
  let fails = false;
  const read = createResourceCounts(
    () => {
      if (fails) throw new Error('not here');
      return FEW;
    },
    () => nowMs,
  );
  read();
  fails = true;
  nowMs += 1;
  expect(read()).toEqual(Array(11).fill(Number.NaN));
});
