import { expect, it } from 'vitest';
import { formatDuration } from './duration.ts';

it.each([
  [12, '12 ms'],
  [7500, '7.5 s'],
  [37_000, '37 s'],
  [60_000, '1 min'],
  [150_400, '2 min 30 s'],
  [5_400_000, '1 h 30 min'],
  [86_400_000, '24 h'],
])('writes %i ms as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
