import { afterEach, describe, expect, it } from 'vitest';
import { roundTimes } from './round-times.ts';

const { TZ } = process.env;
const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 10, 26, 12);

describe('roundTimes', () => {
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each([
    ['UTC', [0, 6, 12, 18]],
    ['Asia/Kolkata', [0, 6, 12, 18]],
    ['America/New_York', [0, 6, 12, 18]],
  ])('are round on the clocks of %s', (zone, hours) => {
    process.env.TZ = zone;
    const times = roundTimes(NOON, NOON + 24 * HOUR_MS - 1, 6 * HOUR_MS);
    expect(times.map((time) => new Date(time).getHours()).sort((a, b) => a - b)).toEqual(hours);
    expect(times.map((time) => new Date(time).getMinutes())).toEqual([0, 0, 0, 0]);
  });

  it('have both ends of the range among them, and nothing where none lies within', () => {
    expect(roundTimes(NOON, NOON + 2000, 1000)).toEqual([NOON, NOON + 1000, NOON + 2000]);
    expect(roundTimes(NOON + 1, NOON + 2, 1000)).toEqual([]);
    expect(roundTimes(NOON + 2, NOON + 1, 1000)).toEqual([]);
  });
});
