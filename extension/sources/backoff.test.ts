import { describe, expect, it } from 'vitest';
import { type Pace, retryDelayMs } from './backoff.ts';

const steady = () => 0;
const delays = (pace: Pace) => Array.from({ length: 20 }, (_, index) => retryDelayMs(index + 1, pace, steady));

describe('retryDelayMs', () => {
  it('starts below half a second and grows with every failure up to a limit', () => {
    const all = delays('refused');
    expect(all[0]).toBeLessThan(500);
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(new Set(all.slice(0, 6)).size).toBe(6);
    expect(all.at(-1)).toBe(all.at(-2));
  });

  it('leaves room for a probe within two seconds for a service that is down', () => {
    expect(Math.max(...delays('down'))).toBeLessThan(2000);
    expect(Math.max(...delays('refused'))).toBeGreaterThan(2000);
  });

  it('knocks fewer than fifteen times in six minutes where it is refused, which Chromium would punish', () => {
    let waitedMs = 0;
    let tries = 0;
    while (waitedMs < 360_000) {
      tries++;
      // The first ones come quickly; what counts is the pace that lasts.
      waitedMs += retryDelayMs(tries + 10, 'refused', () => 0.5);
    }
    expect(tries).toBeLessThan(15);
  });

  it('takes a part off at random, so that panels do not knock in step', () => {
    expect(retryDelayMs(5, 'refused', () => 1)).toBeLessThan(retryDelayMs(5, 'refused', () => 0.5));
    expect(retryDelayMs(5, 'refused', () => 0.5)).toBeLessThan(retryDelayMs(5, 'refused', steady));
    expect(retryDelayMs(5, 'refused', () => 1)).toBeGreaterThan(0);
  });
});
