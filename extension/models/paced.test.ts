import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPaced } from './paced.ts';

describe('createPaced', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('acts at once, and then once for all that was asked meanwhile', () => {
    const act = vi.fn();
    const paced = createPaced(act, 1000);
    for (let time = 0; time < 5; time++) paced.request();
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(999);
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(2);
    paced.request();
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('does not act any more when it was cancelled', () => {
    const act = vi.fn();
    const paced = createPaced(act, 1000);
    paced.request();
    paced.request();
    paced.cancel();
    vi.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
