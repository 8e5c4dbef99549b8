import { describe, expect, it } from 'vitest';
import { rangeFromZero } from './kind.ts';

describe('rangeFromZero', () => {
  it.each([
    [5, 100],
    [0, 100],
    [-50, 100],
    [-50, -10],
  ])('of %f to %f holds zero and both, with room above', (min, max) => {
    const [low, high] = rangeFromZero(min, max);
    expect(low).toBe(Math.min(min, 0));
    expect(high).toBeGreaterThan(Math.max(max, 0));
  });

  it.each([
    [null, null],
    [0, 0],
  ])('of %s to %s is a range all the same', (min, max) => {
    const [low, high] = rangeFromZero(min, max);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(low);
  });
});
