import { describe, expect, it } from 'vitest';
import { createWallClock } from './wall-clock.ts';

/** A machine whose wall clock is so far from its monotonic one, read in whole milliseconds. */
function machine(start = 1_000_000.4, firstMonotonic = 50.3) {
  let monotonic = firstMonotonic;
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

  it('is never wrong by more than it says, and soon by little', () => {
    const { readings, pass, exact } = machine();
    // As Chromium gives it.
    const inTenths = { wall: readings.wall, monotonic: () => Math.floor(readings.monotonic() * 10) / 10 };
    const clock = createWallClock(inTenths);
    for (let step = 0; step < 100; step++) {
      pass(0.37);
      expect(Math.abs(clock.now() - exact())).toBeLessThanOrEqual(clock.errorMs + 1e-6);
    }
    expect(clock.errorMs).toBeLessThan(0.25);
  });

  it('says of a clock that runs faster than the other no more than it can know', () => {
    const { readings, pass, set, exact } = machine();
    const clock = createWallClock(readings);
    for (let step = 0; step < 500; step++) {
      pass(0.37);
      set(0.0001);
      expect(Math.abs(clock.now() - exact())).toBeLessThanOrEqual(clock.errorMs + 0.1);
    }
  });

  it('of whole milliseconds is known to what chance makes of them', () => {
    const { readings, pass, exact } = machine(1_000_000.4, 50);
    const whole = { wall: () => readings.wall(), monotonic: () => Math.round(readings.monotonic()) };
    const clock = createWallClock(whole);
    for (let step = 0; step < 100; step++) {
      pass(0.37);
      expect(Math.abs(clock.now() - exact())).toBeLessThanOrEqual(clock.errorMs);
    }
    expect(clock.errorMs).toBe(2);
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
