import { describe, expect, it } from 'vitest';
import { createWallClock } from './wall-clock.ts';

/** A machine whose wall clock is so far from its monotonic one, read in whole milliseconds. */
function machine(start = 1_000_000.4) {
  let monotonic = 50.3;
  let ahead = start;
  return {
    readings: { wall: () => Math.floor(monotonic + ahead), monotonic: () => monotonic },
    pass(ms: number) {
      monotonic += ms;
    },
    set(ms: number) {
      ahead += ms;
    },
    exact: () => monotonic + ahead,
  };
}

describe('the wall clock', () => {
  it('is within half a millisecond of the time, between its ticks, too', () => {
    const { readings, pass, exact } = machine();
    const clock = createWallClock(readings);
    const [now, setByMs] = [clock.now, () => clock.setByMs];
    now();
    for (let step = 0; step < 200; step++) {
      pass(0.37);
      now();
    }
    for (let step = 0; step < 50; step++) {
      pass(0.13);
      expect(Math.abs(now() - exact())).toBeLessThanOrEqual(0.5);
    }
    expect(setByMs()).toBe(0);
  });

  it('goes on smoothly, however its ticks fall', () => {
    const { readings, pass } = machine();
    const { now } = createWallClock(readings);
    for (let step = 0; step < 100; step++) {
      pass(0.37);
      now();
    }
    const from = now();
    pass(10.2);
    expect(now() - from).toBeCloseTo(10.2, 0);
  });

  it('follows when it is set, forward and back', () => {
    const { readings, pass, set, exact } = machine();
    const clock = createWallClock(readings);
    let inAll = 0;
    for (const by of [3_600_000, -7_200_000]) {
      clock.now();
      set(by);
      pass(5);
      expect(Math.abs(clock.now() - exact())).toBeLessThanOrEqual(0.5);
      inAll += by;
      expect(Math.abs(clock.setByMs - inAll)).toBeLessThanOrEqual(2);
    }
  });
});
