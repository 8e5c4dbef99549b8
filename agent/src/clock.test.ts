import { describe, expect, it } from 'vitest';
import { createClock, systemTime } from './clock.ts';

function createTestClock() {
  const time = { monotonicMs: 100, wallMs: 1_000_000 };
  const clock = createClock({ monotonic: () => time.monotonicMs, wall: () => time.wallMs });
  return { clock, time };
}

describe('createClock', () => {
  it('follows the monotonic clock, whatever the wall clock does within a second', () => {
    const { clock, time } = createTestClock();
    time.monotonicMs += 10;
    time.wallMs += 1010;
    expect(clock.check()).toBe(0);
    expect(clock.now()).toBe(1_000_010);
    expect(clock.epoch).toBe(0);
  });

  it.each([5000, -5000])('takes its origin anew when the wall clock jumped by %s ms', (jumpMs) => {
    const { clock, time } = createTestClock();
    time.wallMs += jumpMs;
    expect(clock.check()).toBe(jumpMs);
    expect(clock.now()).toBe(1_000_000 + jumpMs);
    expect(clock.epoch).toBe(1);
    expect(clock.check()).toBe(0);
  });

  it('translates readings of the monotonic clock', () => {
    const { clock, time } = createTestClock();
    expect(clock.toEpoch(90)).toBe(999_990);
    time.wallMs += 60_000;
    clock.check();
    expect(clock.toEpoch(90)).toBe(1_059_990);
  });

  it('is close to Date.now() with the sources of the system', () => {
    const clock = createClock(systemTime);
    const before = Date.now();
    const now = clock.now();
    // Date.now() counts whole milliseconds.
    expect(now).toBeGreaterThan(before - 2);
    expect(now).toBeLessThan(Date.now() + 2);
  });
});
