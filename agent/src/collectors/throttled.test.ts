import { expect, test } from 'vitest';
import { createThrottledShare } from './throttled.ts';

test('the share is that of five samples, held until the next five are complete', () => {
  let totalMs = 100;
  let readings = 0;
  const share = createThrottledShare(() => {
    readings++;
    return totalMs;
  });
  expect([share(Number.NaN), share(1000), share(1000), share(1000), share(1000)]).toEqual(Array(5).fill(Number.NaN));
  totalMs += 500;
  expect([1, 2, 3, 4, 5].map(() => share(1000))).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]);
  totalMs += 2500;
  expect(share(1000)).toBe(0.5);
  expect(readings).toBe(3);
});

test('a reading that fails leaves the value out until there are two again', () => {
  const totals = [0, 100, Number.NaN, 300, 800];
  const share = createThrottledShare(() => totals.shift() ?? Number.NaN);
  share(Number.NaN);
  const next = () => [1, 2, 3, 4, 5].map(() => share(1000)).at(-1);
  expect([next(), next(), next(), next()]).toEqual([0.02, Number.NaN, Number.NaN, 0.1]);
});

test('a pause begins anew: what was throttled meanwhile belongs to no sample', () => {
  let totalMs = 0;
  const share = createThrottledShare(() => totalMs);
  share(Number.NaN);
  totalMs += 1000;
  for (let count = 0; count < 8; count++) share(1000);
  totalMs += 60_000;
  expect(share(Number.NaN)).toBeNaN();
  totalMs += 500;
  expect([1, 2, 3, 4, 5].map(() => share(1000))).toEqual([...Array(4).fill(Number.NaN), 0.1]);
});
