import { describe, expect, it } from 'vitest';
import { formatMoment, multiples } from './time-ticks.ts';

describe('multiples', () => {
  it('are round from the origin on', () => {
    expect(multiples(1500, 4500, 1000, 0)).toEqual([2000, 3000, 4000]);
    expect(multiples(1500, 4500, 1000, 1300)).toEqual([2300, 3300, 4300]);
    expect(multiples(100, 200, 1000, 0)).toEqual([]);
  });
});

describe('formatMoment', () => {
  it('counts from the origin where there is one', () => {
    expect(formatMoment(65_000, 1000, 5000)).toBe('+00:01:00');
    expect(formatMoment(65_000, 1000, undefined)).toMatch(/^\d\d:01:05$/);
  });
});
