import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemTime } from './clock.ts';
import { createTicker } from './ticker.ts';

vi.mock('./runtime.ts', () => import('./testing/global-runtime.ts'));

describe('createTicker', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks at once and then every interval, until it is stopped', () => {
    const tick = vi.fn();
    const ticker = createTicker(1000, tick, systemTime);
    expect(ticker.running).toBe(false);
    ticker.start();
    ticker.start();
    expect(tick).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3000);
    expect(tick).toHaveBeenCalledTimes(4);
    ticker.stop();
    vi.advanceTimersByTime(3000);
    expect(tick).toHaveBeenCalledTimes(4);
    expect(ticker.running).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not add up what late timers lose', () => {
    const times: number[] = [];
    let lateMs = 0;
    const ticker = createTicker(1000, () => times.push(performance.now() + lateMs), {
      monotonic: () => performance.now() + lateMs,
    });
    ticker.start();
    const start = times[0] ?? 0;
    // The first timer comes 300 ms late; the one after it is due at its own place all the same.
    vi.advanceTimersByTime(999);
    lateMs = 300;
    vi.advanceTimersByTime(1);
    vi.advanceTimersByTime(700);
    expect(times.map((time) => time - start)).toEqual([0, 1300, 2000]);
    ticker.stop();
  });

  it('leaves out what was missed while the process was blocked', () => {
    let offsetMs = 0;
    const tick = vi.fn();
    const ticker = createTicker(1000, tick, { monotonic: () => performance.now() + offsetMs });
    ticker.start();
    vi.advanceTimersByTime(500);
    offsetMs = 60_000;
    vi.advanceTimersByTime(500);
    expect(tick).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(tick).toHaveBeenCalledTimes(3);
    ticker.stop();
  });

  it('can be stopped by its own tick', () => {
    const tick = vi.fn(() => ticker.stop());
    const ticker = createTicker(1000, tick, systemTime);
    ticker.start();
    expect(vi.getTimerCount()).toBe(0);
  });
});
