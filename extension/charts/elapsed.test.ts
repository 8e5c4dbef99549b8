import { expect, it } from 'vitest';
import { formatElapsed } from './elapsed.ts';

it.each([
  [0, 1000, '+00:00:00'],
  [312_000, 60_000, '+00:05:12'],
  [312_900, 1000, '+00:05:12'],
  [312_045.6, 500, '+00:05:12.045'],
  [-4000, 1000, '−00:00:04'],
  [90_061_000, 60_000, '+25:01:01'],
])('writes %f ms in steps of %f ms as %s', (elapsedMs, stepMs, text) => {
  expect(formatElapsed(elapsedMs, stepMs)).toBe(text);
});
