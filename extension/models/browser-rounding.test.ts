import { expect, it } from 'vitest';
import { browserRoundingMs } from './browser-rounding.ts';

const NO_PHASES = { blocked: 0, connect: 0, send: 0, wait: 0, receive: 0 };

it.each([
  ['fractions', { durationMs: 100.2, phases: { ...NO_PHASES, wait: 95, receive: 5.2 } }, 0.5],
  ['whole milliseconds of one part', { durationMs: 95, phases: { ...NO_PHASES, wait: 95 } }, 1],
  [
    'whole milliseconds of three parts',
    { durationMs: 100, phases: { ...NO_PHASES, blocked: 2, wait: 95, receive: 3 } },
    2,
  ],
  ['a whole duration', { durationMs: 95 }, 1],
])('a browser that tells %s is right to so much', (_, request, ms) => {
  expect(browserRoundingMs(request)).toBe(ms);
});
