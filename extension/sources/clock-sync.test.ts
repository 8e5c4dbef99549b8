import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClockOffset } from './clock-offset.ts';
import { startClockSync } from './clock-sync.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An agent whose clock is so far ahead and which answers after so many milliseconds, half of them on each way. */
function syncWith(agent: { aheadMs: number; awayMs: (probe: number) => number }) {
  const offsets: ClockOffset[] = [];
  let probes = 0;
  const sync = startClockSync({
    now: Date.now,
    probe(sent) {
      const awayMs = agent.awayMs(probes++);
      const received = sent + awayMs / 2 + agent.aheadMs;
      setTimeout(() => sync.answered({ sent, received, answered: received }), awayMs);
    },
    found: (offset) => offsets.push(offset),
  });
  return { offsets, sync, probes: () => probes };
}

describe('synchronising with a clock', () => {
  it('tells of the first answer at once, and of the best of eight after that', () => {
    const { offsets, probes } = syncWith({ aheadMs: 250, awayMs: (probe) => (probe === 5 ? 2 : 40) });
    vi.advanceTimersByTime(45);
    expect(offsets).toEqual([{ at: expect.any(Number), offsetMs: 250, uncertaintyMs: 20 }]);
    vi.advanceTimersByTime(1000);
    expect(probes()).toBe(8);
    expect(offsets.at(-1)).toMatchObject({ offsetMs: 250, uncertaintyMs: 1 });
  });

  it('looks again after a while, and follows a clock that drifts', () => {
    const agent = { aheadMs: 10, awayMs: () => 2 };
    const { offsets } = syncWith(agent);
    vi.advanceTimersByTime(2000);
    agent.aheadMs = 11;
    vi.advanceTimersByTime(25_000);
    expect(offsets.at(-1)?.offsetMs).toBe(11);
  });

  it('begins anew when a clock was set, and forgets what was under way', () => {
    const agent = { aheadMs: 0, awayMs: () => 2 };
    const { offsets, sync } = syncWith(agent);
    vi.advanceTimersByTime(301);
    agent.aheadMs = 3_600_000;
    sync.restart();
    vi.advanceTimersByTime(3);
    expect(offsets.at(-1)?.offsetMs).toBe(3_600_000);
    vi.advanceTimersByTime(1000);
    expect(offsets.at(-1)?.offsetMs).toBe(3_600_000);
  });

  it('leaves out what was under way while this machine’s clock was set, and what was never asked', () => {
    const { offsets, sync } = syncWith({ aheadMs: 5, awayMs: () => 2 });
    sync.answered({ sent: Date.now() - 1, received: 0, answered: 0 });
    vi.advanceTimersByTime(1);
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(50);
    expect(offsets).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(offsets.at(-1)?.offsetMs).toBe(5);
  });

  it('sends no more than eight to a process that is stopped, and finds its clock when that goes on', () => {
    let isStopped = true;
    const offsets: ClockOffset[] = [];
    const kept: number[] = [];
    const answer = (sent: number) => sync.answered({ sent, received: Date.now() + 5, answered: Date.now() + 5 });
    const sync = startClockSync({
      now: Date.now,
      probe(sent) {
        if (isStopped) kept.push(sent);
        else answer(sent);
      },
      found: (offset) => offsets.push(offset),
    });
    vi.advanceTimersByTime(70_000);
    sync.restart();
    vi.advanceTimersByTime(70_000);
    expect(kept).toHaveLength(8);
    expect(offsets).toEqual([]);
    isStopped = false;
    kept.forEach(answer);
    vi.advanceTimersByTime(2000);
    expect(offsets.at(-1)).toMatchObject({ offsetMs: 5, uncertaintyMs: 0 });
  });

  it('asks no more once it is stopped', () => {
    const { sync, probes } = syncWith({ aheadMs: 0, awayMs: () => 2 });
    sync.stop();
    vi.advanceTimersByTime(60_000);
    expect(probes()).toBe(1);
  });
});
