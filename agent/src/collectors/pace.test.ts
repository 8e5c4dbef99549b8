import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('a reading is due at the first sample, each fifth after it, and after a pause', () => {
  const isDue = createPace();
  const spans = [Number.NaN, 1, 1, 1, 1, 1, 1, Number.NaN, 1, 1, 1, 1, 1];
  const due = spans.map((elapsedMs) => isDue(elapsedMs));
  expect(due.flatMap((value, index) => (value ? [index] : []))).toEqual([0, 5, 7, 12]);
});
