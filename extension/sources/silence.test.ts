import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProbeResult } from './probe.ts';
import { watchSilence } from './silence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(probe: () => Promise<ProbeResult> = async () => 'timeout') {
  const handlers = { silent: vi.fn(), back: vi.fn(), dead: vi.fn() };
  const asked = vi.fn(probe);
  return { ...handlers, asked, watch: watchSilence(asked, handlers) };
}

describe('watchSilence', () => {
  it('says since when nothing has come, once', async () => {
    const { watch: silence, silent } = watch();
    silence.start(1000);
    await vi.advanceTimersByTimeAsync(2000);
    silence.heard();
    const heardAt = Date.now();
    expect(silent).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(6000);
    expect(silent).toHaveBeenCalledExactlyOnceWith(heardAt);
  });

  it('gives a slow agent three of its intervals', async () => {
    const { watch: silence, silent } = watch();
    silence.start(10_000);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(silent).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(silent).toHaveBeenCalledOnce();
  });

  it('says that it is over when something comes again, and not otherwise', async () => {
    const { watch: silence, back, silent } = watch();
    silence.start(1000);
    silence.heard();
    expect(back).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5000);
    silence.heard();
    silence.heard();
    expect(back).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(5000);
    expect(silent).toHaveBeenCalledTimes(2);
  });

  it('keeps the connection to a process that is stopped', async () => {
    const { watch: silence, dead, asked } = watch(async () => 'timeout');
    silence.start(1000);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveBeenCalled();
    expect(dead).not.toHaveBeenCalled();
  });

  it.each(['answered', 'refused'] as const)('gives a connection up whose address has %s', async (result) => {
    const { watch: silence, dead, asked } = watch(async () => result);
    silence.start(1000);
    await vi.advanceTimersByTimeAsync(4000);
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(dead).toHaveBeenCalled();
  });

  it('trusts what comes while the address is being asked', async () => {
    let answer: (result: ProbeResult) => void = () => {};
    const {
      watch: silence,
      dead,
      asked,
    } = watch(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    silence.start(1000);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(asked).toHaveBeenCalledOnce();
    silence.heard();
    answer('answered');
    await vi.advanceTimersByTimeAsync(0);
    expect(dead).not.toHaveBeenCalled();
  });

  it('is quiet once stopped, also when an answer comes late', async () => {
    let answer: (result: ProbeResult) => void = () => {};
    const {
      watch: silence,
      dead,
      silent,
    } = watch(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    silence.start(1000);
    await vi.advanceTimersByTimeAsync(15_000);
    silence.stop();
    answer('answered');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(dead).not.toHaveBeenCalled();
    expect(silent).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
