import { describe, expect, it } from 'vitest';
import { offsetOf } from './clock-offset.ts';

/** An exchange with a clock that is so far ahead, on its way for so long there and back, with 3 ms in between. */
function exchange(ahead: number, there: number, back: number, sent = 1000) {
  const received = sent + there + ahead;
  return { sent, received, answered: received + 3, arrived: sent + there + 3 + back };
}

describe('the offset of a clock', () => {
  it('is exact where both ways are as long', () => {
    expect(offsetOf([exchange(0, 2, 2)])).toEqual({ at: 1007, offsetMs: 0, uncertaintyMs: 2 });
    expect(offsetOf([exchange(-7_200_000, 2, 2)])?.offsetMs).toBe(-7_200_000);
  });

  it('is wrong by no more than it says, whichever way took long', () => {
    for (const [there, back] of [
      [40, 0],
      [0, 40],
      [13, 4],
    ] as const) {
      const found = offsetOf([exchange(500, there, back)]);
      expect(Math.abs((found?.offsetMs ?? 0) - 500)).toBeLessThanOrEqual(found?.uncertaintyMs ?? 0);
    }
  });

  it('is by the exchange that was on its way for the shortest time', () => {
    const found = offsetOf([exchange(500, 40, 0), exchange(500, 0.1, 0.1, 2000), exchange(500, 1, 30)]);
    expect(found).toMatchObject({ uncertaintyMs: expect.closeTo(0.1) });
    expect(found?.offsetMs).toBeCloseTo(500);
  });

  it('is not known without an exchange', () => {
    expect(offsetOf([])).toBeUndefined();
  });
});
